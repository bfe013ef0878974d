/** The versions of Electron whose behaviour is imitated, as `process.versions` tells them. */
export const electronVersion = '45.4.1';
