import type { ConsentChannel } from '../scenario.ts';
import type { Hardware, Tenant } from '../state.ts';

/** What a channel hands in to register one device. Texts are empty where nothing was sent. */
export interface Submission {
  readonly channel: ConsentChannel;
  readonly tenant: Tenant;
  readonly serialNumber: string;
  readonly productKey: string;
  /** What the hash, or the maker and model beside a serial number, say of the device; undefined where they say nothing usable. */
  readonly hardware: Hardware | undefined;
  readonly groupTag: string;
  readonly userPrincipalName: string;
  /** An earlier entry of the same call is the same device. */
  readonly isRepeated: boolean;
  /** Counts devices submitted since the start on all channels, from 1. */
  readonly submissionNumber: number;
}

type Named = Pick<Submission, 'serialNumber' | 'productKey' | 'hardware'>;

/** The name under which a submission is counted and scripted: serial number, else the one in the hash, else the PKID. */
export function nameOf({ serialNumber, productKey, hardware }: Named): string {
  return serialNumber || hardware?.serial || productKey;
}
