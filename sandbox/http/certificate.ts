import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from 'selfsigned';

const CA_FILE = 'sandbox-ca.pem';
const CA_KEY_FILE = 'sandbox-ca.key.pem';
const KEY_KIND = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;
const DAY_MS = 24 * 60 * 60 * 1000;

interface CertificateAuthority {
  readonly cert: string;
  readonly key: string;
}

export interface ServerCertificate {
  readonly caPem: string;
  readonly cert: string;
  readonly key: string;
}

/**
 * A certificate for localhost, 127.0.0.1 and ::1, and the authority that signed it.
 *
 * With a data folder the authority is kept there (`sandbox-ca.pem` and its key, readable by the owner alone) and used
 * again, so that a client that was started with NODE_EXTRA_CA_CERTS still trusts a sandbox that was restarted.
 */
export async function makeServerCertificate(dataDir: string | undefined): Promise<ServerCertificate> {
  const ca = dataDir === undefined ? await makeAuthority() : await keptAuthority(dataDir);
  const leaf = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...KEY_KIND,
    ...validity(),
    ca,
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { caPem: ca.cert, cert: leaf.cert, key: leaf.private };
}

async function makeAuthority(): Promise<CertificateAuthority> {
  const made = await generate([{ name: 'commonName', value: 'Preflight sandbox, this machine only' }], {
    ...KEY_KIND,
    ...validity(),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert: made.cert, key: made.private };
}

async function keptAuthority(dataDir: string): Promise<CertificateAuthority> {
  const certFile = path.join(dataDir, CA_FILE);
  const keyFile = path.join(dataDir, CA_KEY_FILE);
  const kept = await readAuthority(certFile, keyFile);
  if (kept !== undefined) return kept;
  const made = await makeAuthority();
  await mkdir(dataDir, { recursive: true });
  await writeFile(keyFile, made.key, { mode: 0o600 });
  await writeFile(certFile, made.cert);
  return made;
}

/** The authority in these files, if it is whole and good for another day; anything else is made anew. */
async function readAuthority(certFile: string, keyFile: string): Promise<CertificateAuthority | undefined> {
  try {
    const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
    const parsed = new X509Certificate(cert);
    const isGood = parsed.checkPrivateKey(createPrivateKey(key)) && parsed.validToDate.getTime() > Date.now() + DAY_MS;
    return isGood ? { cert, key } : undefined;
  } catch {
    return undefined;
  }
}

/** By the machine's clock, whatever the sandbox's own clock says: TLS clients compare with theirs. */
function validity() {
  return { notBeforeDate: new Date(Date.now() - DAY_MS), notAfterDate: new Date(Date.now() + 365 * DAY_MS) };
}
