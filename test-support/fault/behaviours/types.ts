import { behaviour, choice } from '../behaviour.ts';

const programs = {
  windows: Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(2000)]),
  linux: Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(2000)]),
  mac: Buffer.concat([Buffer.from('cffaedfe', 'hex'), Buffer.alloc(2000)]),
  script: Buffer.from('#!/bin/sh\necho hello\n'),
};

/** 200, and no image. */
export const types = {
  /** D5: a page that says so ('text/html'), or one that is sent as `type`. */
  page: behaviour({ type: 'text/html; charset=utf-8' }, (exchange, { type }) =>
    exchange.reply(200, { 'Content-Type': type }, '<!DOCTYPE html>\n<html><title>Not found</title><p>Sorry.</html>\n'),
  ),
  /** D5: no bytes at all, said by Content-Length, by chunks, or by closing. */
  empty: behaviour(
    { type: 'image/jpeg', how: choice('length', 'chunked', 'close') },
    async (exchange, { type, how }) => {
      if (how === 'length') return exchange.reply(200, { 'Content-Type': type });
      const isChunked = how === 'chunked';
      await exchange.head(200, { 'Content-Type': type, 'Transfer-Encoding': isChunked ? 'chunked' : undefined });
      await exchange.body(Buffer.from(isChunked ? '0\r\n\r\n' : ''));
      return isChunked ? undefined : exchange.close();
    },
  ),
  /** D5: a program ('windows', 'linux', 'mac', 'script') that calls itself an image. */
  program: behaviour(
    { kind: choice('windows', 'linux', 'mac', 'script'), type: 'image/jpeg' },
    (exchange, { kind, type }) => exchange.reply(200, { 'Content-Type': type }, programs[kind]),
  ),
  /** D5: any text, any type. */
  text: behaviour({ body: '{"error":"not found"}', type: 'application/json' }, (exchange, { body, type }) =>
    exchange.reply(200, { 'Content-Type': type }, body),
  ),
};
