import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import { messages } from '../language.ts';
import type { DesktopState } from './sums.ts';
import { trayIcon16, trayIcon32 } from './tray-icon.ts';

export interface TrayActions {
  pauseAll: () => void;
  resumeAll: () => void;
  show: () => void;
  quit: () => void;
}

/** The icon beside the clock. */
export interface TrayIcon {
  /** Shows what goes on; without `state` there is to be no icon. Does nothing where nothing has changed. */
  follow(state: DesktopState | null): void;
  /** After the language has changed. */
  redraw(): void;
}

/** The icon comes with the first `follow`. */
export function createTrayIcon(actions: TrayActions): TrayIcon {
  let tray: Tray | null = null;
  let last: DesktopState | null = null;
  let tip = '';
  let menuKey = '';

  const draw = (): void => {
    if (last === null) {
      tray?.destroy();
      tray = null;
      return;
    }
    if (tray === null) {
      tray = new Tray(icon());
      tray.on('click', actions.show);
      tip = '';
      menuKey = '';
    }
    const lines = trayLines(last);
    const nextTip = ['Shoal', ...lines].join('\n');
    if (nextTip !== tip) tray.setToolTip((tip = nextTip));
    // A menu that is set anew closes under the hands of a person who has it open: only where it differs, without the speed.
    const template = trayMenu(last, actions);
    const key = JSON.stringify(template.map(({ label, enabled }) => [label, enabled]));
    if (key !== menuKey) tray.setContextMenu(Menu.buildFromTemplate(template));
    menuKey = key;
  };
  return {
    follow(state) {
      last = state;
      draw();
    },
    redraw: draw,
  };
}

/** What goes on, in lines. */
function trayLines({ lists, running, rows, settled, failed, bytesPerSecond }: DesktopState): string[] {
  const { tray: texts } = messages().desktop;
  if (lists === 0) return [texts.idle];
  const speed = running === 0 ? texts.paused : texts.speed(bytesPerSecond);
  return [
    texts.progress(settled, rows),
    ...(lists > 1 ? [`${texts.lists(lists)} · ${speed}`] : [speed]),
    ...(failed > 0 ? [texts.failed(failed)] : []),
  ];
}

function trayMenu(state: DesktopState, actions: TrayActions): MenuItemConstructorOptions[] {
  const { tray: texts, menu } = messages().desktop;
  // Rounded to a hundredth of the list, so that the menu is not set anew with each image.
  const step = Math.max(1, Math.floor(state.rows / 100));
  const settled = Math.floor(state.settled / step) * step;
  const [headline = ''] = trayLines({ ...state, settled });
  return [
    { id: 'tray-totals', label: headline, enabled: false },
    { type: 'separator' },
    { id: 'tray-pause', label: menu.pauseAll, enabled: state.running > 0, click: actions.pauseAll },
    { id: 'tray-resume', label: menu.resumeAll, enabled: state.resting > 0, click: actions.resumeAll },
    { type: 'separator' },
    { id: 'tray-show', label: texts.show, enabled: true, click: actions.show },
    { id: 'tray-quit', label: menu.quit, enabled: true, click: actions.quit },
  ];
}

function icon(): Electron.NativeImage {
  const image = nativeImage.createFromDataURL(`data:image/png;base64,${trayIcon16}`);
  image.addRepresentation({ scaleFactor: 2, dataURL: `data:image/png;base64,${trayIcon32}` });
  return image;
}
