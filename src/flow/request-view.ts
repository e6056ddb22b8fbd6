import type { ChannelName } from '../domain/channel.ts';
import type { DeviceState } from '../domain/device.ts';
import type { Severity } from '../domain/finding.ts';
import type { RequestId, RequestKind, RequestState } from '../domain/request.ts';
import type { ConsentInvitation } from './consent-invitation.ts';
import type { Some, ViewListRow, ViewProposal } from './kept-lists/list-view.ts';

/** What a person can press on a request's card. */
export const REQUEST_PRESSES = [
  /** Draft: fill in what is missing (inputs `customer`, `channel`, `tag`, `serials`, `manufacturer`, `model`). */
  'fill',
  /** Draft: get a personal link to the upload page. */
  'upload',
  /** Draft: go on with the number of devices in the list although another was stated. */
  'confirm-count',
  /** Draft: look again (consent, tenant, inventory). */
  'recheck',
  /** Draft: the requester sends the plan for approval. */
  'send',
  'approve',
  'reject',
  'cancel',
  /** Settled with failures: a new draft with the devices that failed. */
  'retry',
  /** On a blocked device: an admin asks to let it enrol again (input `serial`). */
  'unblock',
  /** Anyone who may see it: the card as it is now. */
  'refresh',
] as const;

/** Everything that a person can press, on whatever card. */
export const PRESSES = [
  ...REQUEST_PRESSES,
  /** What the inventory knows of a device (input `serial`; several stand apart by blanks). */
  'inventory-show',
  /** An admin decides which source is right (inputs `serial`, `claim`; no claim: the entry stays). */
  'inventory-keep',
  /** An admin takes a device out of the inventory (input `serial`). */
  'inventory-remove',
  /** A personal link to upload a list to the inventory. */
  'inventory-upload',
] as const;

export type PressName = (typeof PRESSES)[number];

/** Presses of a request's card. */
export type RequestPress = (typeof REQUEST_PRESSES)[number];

export interface ViewFinding {
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what, where, what to do. */
  readonly message: string;
  /** 1-based lines of the list, or serial numbers, that it speaks of; possibly many. */
  readonly lines: readonly number[];
  readonly serials: readonly string[];
}

/** Why a device failed or waits, from the knowledge base. */
export interface ViewHint {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** What to do now, first step first. */
  readonly steps: readonly string[];
  /** "Document, section (date)". */
  readonly source: string;
}

/** A device that needs a person's eye: failed, left out, or waiting too long. */
export interface ViewDevice {
  readonly serial: string;
  readonly line: number | null;
  readonly state: DeviceState;
  readonly code: string | null;
  readonly name: string | null;
  readonly reason: string | null;
  readonly hint: ViewHint | null;
}

/** A list from which hashes of a request came, by way of the inventory. */
export interface HashSource {
  readonly file: string;
  readonly devices: number;
  /** ISO 8601: the oldest and the newest capture; null where the hashes do not tell. */
  readonly capturedFrom: string | null;
  readonly capturedTo: string | null;
}

/** What the card of a request shows of the list behind it. */
export interface ViewList {
  readonly id: string;
  readonly version: number;
  /** Devices that can be sent as they stand in the list. */
  readonly ready: Some<ViewListRow>;
  readonly proposals: Some<ViewProposal>;
  /** True while the requester may still decide about its rows. */
  readonly isOpen: boolean;
}

/** Everything that a card shows of a request, already worded; rendering decides nothing. */
export interface RequestView {
  readonly id: RequestId;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly version: number;
  readonly planDigest: string | null;
  readonly customer: { readonly tenantId: string; readonly name: string; readonly domain: string } | null;
  /** The words that were typed for the customer. */
  readonly customerText: string | null;
  /** To choose from while the customer is not known: those that come near, or all. */
  readonly customerChoices: readonly { readonly tenantId: string; readonly name: string; readonly domain: string }[];
  readonly groupTag: string | null;
  readonly channel: ChannelName;
  /** The channels to choose from while the request is a draft; empty where there is nothing to choose. */
  readonly channelChoices: readonly ChannelName[];
  /** The channel that would take devices which this one cannot identify; `asksModel`: once their model is told. */
  readonly channelAdvice: { readonly channel: ChannelName; readonly asksModel: boolean } | null;
  /** How far the channel can see a device come: to its profile, or to being registered. */
  readonly goal: 'profile' | 'registration';
  readonly requestedBy: { readonly name: string; readonly upn: string };
  readonly decisions: readonly {
    readonly byName: string;
    readonly what: 'approved' | 'rejected' | 'cancelled' | 'expired';
    readonly at: string;
    readonly reason: string | null;
  }[];
  /** What is still missing before a plan can be made. */
  readonly missing: readonly ('customer' | 'devices')[];
  /** The whole list: every device counts once. `devices` is the sum. */
  readonly counts: { readonly devices: number } & Readonly<Record<DeviceState, number>>;
  readonly statedCount: number | null;
  /** Devices whose row or hash was repaired, with how. */
  readonly repaired: readonly { readonly serial: string; readonly line: number | null; readonly how: string }[];
  readonly findings: readonly ViewFinding[];
  /** Where the hashes came from that the inventory knows, most devices first. */
  readonly hashSources: readonly HashSource[];
  /** Devices of which the inventory's sources contradict each other. */
  readonly contradicted: readonly string[];
  /** The list that the devices come from, while it can be looked at; null where there is none. */
  readonly list: ViewList | null;
  /** What will happen, or happened, step by step; while running the steps tell how far it is. */
  readonly steps: readonly { readonly text: string; readonly state: 'todo' | 'doing' | 'done' | 'stopped' }[];
  /** Why it waits, in one sentence; null where it does not. */
  readonly note: string | null;
  /** Serial numbers by state, each list in the order of the request. */
  readonly serialsByState: Readonly<Record<DeviceState, readonly string[]>>;
  /** Assigned profiles with how many devices each has. */
  readonly profiles: readonly { readonly name: string; readonly devices: number }[];
  /** Failed and skipped devices, each with its reason and hint. */
  readonly attention: readonly ViewDevice[];
  /** The buttons of this state, most important first; authority is checked on the server all the same. */
  readonly actions: readonly RequestPress[];
  /** The link where the customer's administrator can give consent, when that is what is missing. */
  readonly consentLink: string | null;
  /** How that consent can be had; null where it is there or nobody is to be asked. */
  readonly invitation: ConsentInvitation | null;
  readonly expiresAt: string | null;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
}
