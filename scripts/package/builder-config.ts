/**
 * Electron's fuses as docs/security.md lists them (https://www.electronjs.org/docs/latest/tutorial/fuses), by the names of
 * electron-builder. They are flipped in the binary itself, so that no variable and no argument turns them back.
 */
export const FUSES = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
} as const;

const BOTH = ['x64', 'arm64'] as const;
const target = (name: string) => ({ target: name, arch: [...BOTH] });

/** What a list may be in; the app shows the same ones in its dialog. */
const LISTS = { ext: ['txt', 'csv', 'tsv', 'md', 'html', 'json', 'jsonl'], types: ['text/plain', 'text/csv'] };

export interface BuilderPaths {
  /** The staged app. */
  readonly app: string;
  readonly output: string;
  /** The project's `build`: icons and what the installers need. */
  readonly resources: string;
  /** A folder with Electron's binary for this system alone; without it electron-builder gets one for each target. */
  readonly electronDist?: string;
}

/** electron-builder's configuration (https://www.electron.build/configuration). */
export function builderConfig(paths: BuilderPaths, electronVersion: string) {
  return {
    appId: 'app.shoal.desktop',
    productName: 'Shoal',
    copyright: 'MIT licence',
    directories: { app: paths.app, output: paths.output, buildResources: paths.resources },
    electronVersion,
    ...(paths.electronDist === undefined ? {} : { electronDist: paths.electronDist }),
    // Everything is in the bundles; without this electron-builder would look for packages further up.
    files: ['**/*', '!node_modules'],
    asar: true,
    npmRebuild: false,
    publish: null,
    electronFuses: { ...FUSES, resetAdHocDarwinSignature: true },
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    extraResources: [
      { from: `${paths.app}/LICENCES.txt`, to: 'LICENCES.txt' },
      { from: `${paths.resources}/../docs/desktop.md`, to: 'docs/desktop.md' },
    ],
    // docs/desktop.md says what it may carry.
    protocols: [{ name: 'Shoal', schemes: ['shoal'] }],
    linux: {
      target: [target('AppImage'), target('deb')],
      icon: `${paths.resources}/icons/linux`,
      executableName: 'shoal',
      category: 'Network',
      synopsis: 'Download lists of images, many at once',
      maintainer: 'The Shoal maintainers <shoal@localhost>',
      mimeTypes: LISTS.types,
    },
    mac: {
      target: [target('dmg'), target('zip')],
      icon: `${paths.resources}/icons/icon.icns`,
      category: 'public.app-category.utilities',
      hardenedRuntime: true,
      // "Open With", never in place of the person's own editor.
      fileAssociations: [{ ext: LISTS.ext, name: 'List of image URLs', role: 'Viewer', rank: 'Alternate' }],
    },
    win: {
      target: [target('nsis'), target('portable')],
      icon: `${paths.resources}/icons/icon.ico`,
    },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      // electron-builder's own file associations would take .txt over; this one only adds to "Open with".
      include: `${paths.resources}/open-with.nsh`,
      artifactName: '${productName}-${version}-setup-${arch}.${ext}',
    },
    portable: { artifactName: '${productName}-${version}-portable-${arch}.${ext}' },
  };
}
