import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

export interface Certificate {
  /** PEM. */
  cert: string;
  key: string;
}

interface Issuer {
  name: string;
  key: KeyObject;
}

const dayMs = 86_400_000;

/** What a certificate says. Days count from now. */
interface Claims {
  name: string;
  hosts: string[];
  fromDays: number;
  untilDays: number;
  isAuthority?: boolean;
}

/** An authority for tests: no system trusts it until its certificate is given as a `ca`. */
export function createAuthority() {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = 'Shoal test authority';
  const claims = { name, hosts: [], fromDays: -1, untilDays: 3650, isAuthority: true };
  const issuer = { name, key: keys.privateKey };
  return {
    /** PEM. */
    ca: pem(makeCertificate(claims, keys.publicKey, issuer)),
    issue: (claims: Claims): Certificate => withNewKey(claims, issuer),
  };
}

/** A certificate that only vouches for itself. */
export const selfSigned = (claims: Claims): Certificate => withNewKey(claims, null);

function withNewKey(claims: Claims, issuer: Issuer | null): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const certificate = makeCertificate(claims, publicKey, issuer ?? { name: claims.name, key: privateKey });
  return { cert: pem(certificate), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** X.509 version 3 in DER (RFC 5280, section 4.1), signed with ECDSA and SHA-256. */
function makeCertificate(claims: Claims, publicKey: KeyObject, issuer: Issuer): Buffer {
  const algorithm = sequence(hex('06082a8648ce3d040302'));
  const validity = sequence(utcTime(claims.fromDays), utcTime(claims.untilDays));
  const serial = der(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(8)]));
  const extensions = [
    // basicConstraints, subjectAltName
    extension('0603551d13', sequence(claims.isAuthority ? hex('0101ff') : Buffer.alloc(0))),
    ...(claims.hosts.length > 0 ? [extension('0603551d11', sequence(...claims.hosts.map(alternativeName)))] : []),
  ];
  const toSign = sequence(
    der(0xa0, hex('020102')),
    serial,
    algorithm,
    commonName(issuer.name),
    validity,
    commonName(claims.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', toSign, issuer.key);
  return sequence(toSign, algorithm, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
}

/** A value with its tag and length. */
function der(tag: number, content: Uint8Array): Buffer {
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const sequence = (...parts: Uint8Array[]): Buffer => der(0x30, Buffer.concat(parts));
const extension = (idHex: string, value: Buffer): Buffer => sequence(hex(idHex), der(0x04, value));
const commonName = (name: string): Buffer =>
  sequence(der(0x31, sequence(hex('0603550403'), der(0x0c, Buffer.from(name)))));
const alternativeName = (host: string): Buffer =>
  /^[\d.]+$/.test(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host));

/** `261122155421Z` */
function utcTime(days: number): Buffer {
  const digits = new Date(Date.now() + days * dayMs).toISOString().replaceAll(/\D/g, '');
  return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`));
}

function pem(certificate: Buffer): string {
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
