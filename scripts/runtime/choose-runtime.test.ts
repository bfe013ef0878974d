import { describe, expect, it } from 'vitest';
import { chooseRuntime, chooseTestRuntime, describeStandIn } from './choose-runtime.ts';

const display = { kind: 'there' } as const;
const noDisplay = { kind: 'none', because: 'there is no display' } as const;
const binary = { path: '/dist/electron', version: '45.4.1' };
const ready = { kind: 'ready', binary } as const;
const unusable = { kind: 'unusable', because: 'its download failed' } as const;
const browser = { path: '/usr/bin/chromium', version: '156.0.1.2' };

describe('the person who starts the app', () => {
  it('gets Electron where it is', () => {
    expect(chooseRuntime({ display, electron: ready, browser })).toEqual({ kind: 'electron', binary });
  });

  it('gets the stand-in where only a browser is, and the reason', () => {
    expect(chooseRuntime({ display, electron: unusable, browser })).toEqual({
      kind: 'stand-in',
      browser,
      because: 'its download failed',
    });
  });

  it('gets nothing without Electron and without a browser, and the reason', () => {
    expect(chooseRuntime({ display, electron: unusable, browser: undefined })).toEqual({
      kind: 'none',
      because: 'its download failed',
    });
  });

  it('gets the terminal without a display, whatever else is there', () => {
    for (const electron of [ready, unusable]) {
      const runtime = chooseRuntime({ display: noDisplay, electron, browser });
      expect(runtime).toEqual({ kind: 'terminal', because: 'there is no display' });
    }
  });
});

describe('the end-to-end tests', () => {
  it('run on Electron where it and a display are', () => {
    const runtime = chooseTestRuntime({ electron: binary, display, hasXvfb: true });
    expect(runtime).toEqual({ kind: 'electron', binary, underXvfb: false });
  });

  it('bring a display of their own where they can', () => {
    const runtime = chooseTestRuntime({ electron: binary, display: noDisplay, hasXvfb: true });
    expect(runtime).toEqual({ kind: 'electron', binary, underXvfb: true });
  });

  it('run on the stand-in otherwise', () => {
    expect(chooseTestRuntime({ electron: binary, display: noDisplay, hasXvfb: false })).toEqual({ kind: 'stand-in' });
    expect(chooseTestRuntime({ electron: undefined, display, hasXvfb: true })).toEqual({ kind: 'stand-in' });
  });

  it('name Node and Chromium as what the stand-in is made of', () => {
    expect(describeStandIn('24.21.0', '156.0.1.2')).toBe('stand-in (Node 24.21.0, Chromium 156.0.1.2)');
  });
});
