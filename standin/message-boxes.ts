import type { MessageBoxOptions } from 'electron';
import { quoteForAppleScript, runFirst, type ToolAnswer, type ToolRun } from './run-tool.ts';

/**
 * Shows a message with buttons by the desktop's own program and gives the index of the chosen one, `cancelId` when the
 * person closed it. Throws, naming what to install, where there is no such program.
 */
export async function askWithButtons(options: MessageBoxOptions): Promise<number> {
  const buttons = options.buttons?.length ? options.buttons.map((text) => text.replaceAll('&', '')) : ['OK'];
  const text = [options.message, options.detail].filter(Boolean).join('\n\n');
  const answer = await runFirst(
    messageBoxes(options, buttons, text),
    `There is no program on this computer to show a message with: install zenity or kdialog. The message was: ${text}`,
  );
  const chosen = indexOf(answer, buttons);
  return chosen === -1 ? cancelIndex(options, buttons) : chosen;
}

/** What Electron returns for a closed box: `cancelId`, else the button that says Cancel or No, else the first. */
function cancelIndex({ cancelId }: MessageBoxOptions, buttons: string[]): number {
  return (
    cancelId ??
    Math.max(
      0,
      buttons.findIndex((text) => /^(cancel|no)$/i.test(text)),
    )
  );
}

function indexOf({ tool, exitCode, stdout }: ToolAnswer & { tool: string }, buttons: string[]): number {
  if (tool !== 'kdialog') {
    const named = buttons.indexOf(stdout.split(/\r?\n/).at(-1) ?? '');
    return buttons.length === 1 && exitCode === 0 ? 0 : named;
  }
  return exitCode !== null && exitCode < buttons.length ? exitCode : -1;
}

function messageBoxes(options: MessageBoxOptions, buttons: string[], text: string): ToolRun[] {
  const { type = 'info', title = '' } = options;
  if (process.platform === 'darwin') return [osascript(buttons, text, title)];
  if (process.platform === 'win32') return [powerShell(buttons, text, title)];
  const isKde = (process.env['XDG_CURRENT_DESKTOP'] ?? '').includes('KDE');
  const runs = [zenity(type, buttons, text, title), ...kdialog(type, buttons, text, title)];
  return isKde ? runs.reverse() : runs;
}

function zenity(type: string, buttons: string[], text: string, title: string): ToolRun {
  const common = [`--title=${title}`, `--text=${text}`, '--no-markup', '--width=400'];
  const kind = type === 'error' || type === 'warning' ? type : 'info';
  if (buttons.length === 1) return { tool: 'zenity', args: [`--${kind}`, ...common, `--ok-label=${buttons[0]}`] };
  // --switch leaves only the extra buttons, each of which prints its label.
  return {
    tool: 'zenity',
    args: ['--question', '--switch', ...common, ...buttons.map((label) => `--extra-button=${label}`)],
  };
}

/** kdialog knows boxes of one, two and three buttons. */
function kdialog(type: string, buttons: string[], text: string, title: string): ToolRun[] {
  const [first = '', second = '', third = ''] = buttons;
  const one = type === 'error' ? '--error' : type === 'warning' ? '--sorry' : '--msgbox';
  const boxes: Record<number, string[]> = {
    1: [one, text],
    2: ['--yesno', text, '--yes-label', first, '--no-label', second],
    3: ['--yesnocancel', text, '--yes-label', first, '--no-label', second, '--cancel-label', third],
  };
  const box = boxes[buttons.length];
  return box ? [{ tool: 'kdialog', args: ['--title', title, ...box] }] : [];
}

function osascript(buttons: string[], text: string, title: string): ToolRun {
  const list = `{${buttons.slice(0, 3).map(quoteForAppleScript).join(', ')}}`; // AppleScript shows three at most
  const script = `button returned of (display dialog (system attribute "STANDIN_TEXT") with title (system attribute "STANDIN_TITLE") buttons ${list} default button 1)`;
  return { tool: 'osascript', args: ['-e', script], env: { STANDIN_TEXT: text, STANDIN_TITLE: title } };
}

function powerShell(buttons: string[], text: string, title: string): ToolRun {
  const script = `
    Add-Type -AssemblyName System.Windows.Forms
    [Console]::OutputEncoding = [Text.Encoding]::UTF8
    $form = New-Object System.Windows.Forms.Form -Property @{ Text = $env:STANDIN_TITLE; TopMost = $true; AutoSize = $true; StartPosition = 'CenterScreen' }
    $rows = New-Object System.Windows.Forms.FlowLayoutPanel -Property @{ AutoSize = $true; FlowDirection = 'TopDown'; Padding = 12 }
    $rows.Controls.Add((New-Object System.Windows.Forms.Label -Property @{ Text = $env:STANDIN_TEXT; AutoSize = $true; MaximumSize = '400,0' }))
    $row = New-Object System.Windows.Forms.FlowLayoutPanel -Property @{ AutoSize = $true }
    foreach ($label in $env:STANDIN_BUTTONS -split "\`n") {
      $button = New-Object System.Windows.Forms.Button -Property @{ Text = $label; AutoSize = $true }
      $button.Add_Click({ $form.Tag = $this.Text; $form.Close() })
      $row.Controls.Add($button)
    }
    $rows.Controls.Add($row)
    $form.Controls.Add($rows)
    [void]$form.ShowDialog()
    $form.Tag`;
  const env = { STANDIN_TEXT: text, STANDIN_TITLE: title, STANDIN_BUTTONS: buttons.join('\n') };
  return { tool: 'powershell', args: ['-NoProfile', '-STA', '-Command', script], env };
}
