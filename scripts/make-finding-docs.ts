import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingDocs } from './finding-docs.ts';

writeFileSync(join(import.meta.dirname, '..', 'docs', 'finding-codes.md'), findingDocs());
