/** What sort of thing an entry explains; shown beside its title. */
export const ENTRY_KINDS = [
  'error',
  'event',
  'finding',
  'state',
  'known-issue',
  'procedure',
  'faq',
  'limit',
  'requirement',
  'concept',
  'contact',
  'contradiction',
  'news',
  'gap',
] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What Preflight itself can offer beside an entry; `open-portal` carries the page to open. */
export type EntryAction =
  | { readonly do: 'unblock' | 'retry' | 'deregister' | 'sync' | 'check-consent' | 'check-file' | 'fix-file' }
  | { readonly do: 'open-portal'; readonly title: string; readonly url: string };

/** Where an entry's claims come from, as a person would cite it. */
export interface EntrySource {
  readonly document: string;
  readonly section: string;
  /** The document's own date, `YYYY-MM-DD`, or `YYYY-MM` where the document prints none and its collection's month is used. */
  readonly date: string;
}

/** One thing that Preflight can explain. */
export interface KnowledgeEntry {
  /** Kebab-case and stable for ever: it stands in stored requests and in links. */
  readonly id: string;
  readonly title: string;
  readonly kind: EntryKind;
  /**
   * Codes that name exactly this entry, with their table before the colon because one number means different things in
   * different tables: `hresult:80180014`, `event:815`, `import:808`, `ztd:ZtdDeviceNotFound`, `kb:5046740`, `http:429`,
   * `partner:20002`, `fault:consent.unknown`, `finding:HASH_DIGEST_MISMATCH`, `name:notComputed`.
   */
  readonly codes: readonly string[];
  /** States of a device, a profile or a service for which this entry is the hint. */
  readonly states: readonly string[];
  /** The question in the words of people who ask it; searched, never shown. */
  readonly asks: readonly string[];
  /** What a person sees on the screen. */
  readonly symptoms: readonly string[];
  readonly cause: string | null;
  /** Two or three sentences that answer the question. */
  readonly summary: string;
  /** What to do, in order. */
  readonly steps: readonly string[];
  readonly facts: readonly string[];
  readonly actions: readonly EntryAction[];
  readonly source: EntrySource;
  /** Ids of the lines of the documents' inventory that this entry answers. */
  readonly covers: readonly string[];
}

/** An entry as it is written in a data file: lists that would be empty are left out. */
export type EntryDraft = Pick<KnowledgeEntry, 'id' | 'title' | 'kind' | 'summary' | 'source'> &
  Partial<Omit<KnowledgeEntry, 'id' | 'title' | 'kind' | 'summary' | 'source'>>;

/** The entry with every list in place. */
export function makeEntry(draft: EntryDraft): KnowledgeEntry {
  return {
    codes: [],
    states: [],
    asks: [],
    symptoms: [],
    cause: null,
    steps: [],
    facts: [],
    actions: [],
    covers: [],
    ...draft,
  };
}
