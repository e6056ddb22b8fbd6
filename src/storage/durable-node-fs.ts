import { fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The part of Emscripten's node file system that is missing in PGlite; its streams carry the file descriptor. */
interface EmscriptenModule {
  readonly NODEFS?: { readonly stream_ops?: { fsync?: (stream: { readonly nfd?: number | null }) => number } };
}

type InitOptions = Parameters<NodeFS['init']>[1];
type InitResult = Awaited<ReturnType<NodeFS['init']>>;

/**
 * PGlite's node file system with an fsync that reaches the disk. Without it a commit that was acknowledged can be lost
 * in a power cut, and the whole folder with it. PGlite has to be started with `DURABLE_START_PARAMS` as well.
 * Source: electric-sql/pglite issue 1107. The hook is internal to PGlite, so every start proves that it works.
 */
export class DurableNodeFS extends NodeFS {
  #syncs = 0;

  /** How often a file was forced to the disk since the start. */
  get syncs(): number {
    return this.#syncs;
  }

  override async init(pg: PGlite, options: InitOptions): Promise<InitResult> {
    const result = await super.init(pg, options);
    result.emscriptenOpts.preRun ??= [];
    result.emscriptenOpts.preRun.push((module: unknown) => {
      const operations = (module as EmscriptenModule).NODEFS?.stream_ops;
      if (operations === undefined) return;
      operations.fsync = (stream) => {
        if (stream.nfd !== undefined && stream.nfd !== null) {
          fsyncSync(stream.nfd);
          this.#syncs += 1;
        }
        return 0;
      };
    });
    return result;
  }
}
