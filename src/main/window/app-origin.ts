/** Where the window's page comes from: the built files behind a scheme of our own, never `file:`. */
export const appScheme = 'app';
export const appHost = 'shoal';
export const appUrl = `${appScheme}://${appHost}/index.html`;
