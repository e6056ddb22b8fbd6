import type { Submission } from '../tenant.ts';

type Named = Pick<Submission, 'serialNumber' | 'productKey' | 'hardware'>;

/** The name under which a submission is counted and scripted: serial number, else the one in the hash, else the PKID. */
export function nameOf({ serialNumber, productKey, hardware }: Named): string {
  return serialNumber || hardware?.serial || productKey;
}
