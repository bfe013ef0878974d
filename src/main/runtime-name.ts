/** What runs the app: "Electron 45.4.1", or "stand-in (Node 24.21.0, Chromium 156.0)". */
export function runtimeName(): string {
  const { electron, node, chrome } = process.versions;
  const isStandIn = Reflect.get(process.versions, 'standin') !== undefined;
  return isStandIn ? `stand-in (Node ${node}, Chromium ${chrome})` : `Electron ${electron}`;
}
