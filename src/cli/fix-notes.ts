import type { Finding } from '../domain/finding.ts';
import type { DroppedRow, FixSink } from '../lists/fix-sink.ts';
import type { ListChange } from '../lists/list-change.ts';
import { drawFix, type FixStory } from './draw-fix.ts';
import { createFindingDigest } from './finding-digest.ts';
import { createItemSpool } from './item-spool.ts';
import { createKindDigest } from './kind-digest.ts';
import { jsonTexts, printJsonLists } from './print-json-lists.ts';
import type { Terminal } from './terminal.ts';

/** What stands in the folder once a fix is done. */
export type WrittenFix = Pick<FixStory, 'folder' | 'outputs' | 'rules'>;

/** Takes what a fix tells of a list beside its outputs, in bounded memory, and tells it on at the end. */
export interface FixNotes extends Pick<FixSink, 'change' | 'left' | 'dropped'> {
  print(terminal: Terminal, written: WrittenFix): void;
  close(): void;
}

/** Every entry, as the JSON document of `preflight fix`. */
export function createNotesForScripts(): FixNotes {
  const changes = createItemSpool<ListChange>();
  const left = createItemSpool<Finding>();
  const dropped = createItemSpool<DroppedRow>();
  return {
    change: changes.add,
    left: left.add,
    dropped: dropped.add,
    print(terminal, { outputs }) {
      const lists = {
        outputs: jsonTexts(outputs),
        changes: changes.texts(),
        left: left.texts(),
        dropped: dropped.texts(),
      };
      printJsonLists(terminal, {}, lists);
    },
    close() {
      for (const spool of [changes, left, dropped]) spool.close();
    },
  };
}

/** How many entries of each kind there are, and the first of them. */
export function createNotesForPeople(): FixNotes {
  const changes = createKindDigest<ListChange>(({ code }) => code);
  const dropped = createKindDigest<DroppedRow>(({ code }) => code);
  const left = createFindingDigest();
  return {
    change: changes.add,
    left: left.add,
    dropped: dropped.add,
    print(terminal, written) {
      const story = { ...written, changes: changes.kinds(), left: left.kinds(), dropped: dropped.kinds() };
      terminal.out(drawFix(story, terminal.width));
    },
    close() {},
  };
}
