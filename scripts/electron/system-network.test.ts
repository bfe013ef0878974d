import { expect, it } from 'vitest';
import { proxySettings } from './system-network.ts';

it("prefers the environment's proxies to npm's", () => {
  const env = {
    https_proxy: 'http://office:3128',
    npm_config_https_proxy: 'http://npm:1',
    npm_config_noproxy: 'localhost',
  };
  expect(proxySettings(env)).toEqual({ HTTPS_PROXY: 'http://office:3128', NO_PROXY: 'localhost' });
});

it("uses npm's one proxy for both protocols", () => {
  const env = { npm_config_proxy: 'http://npm:1' };
  expect(proxySettings(env)).toEqual({ HTTP_PROXY: 'http://npm:1', HTTPS_PROXY: 'http://npm:1' });
});

it('sets nothing where nothing is configured', () => {
  expect(proxySettings({ npm_config_noproxy: '' })).toEqual({});
});
