import type { Finding } from '../domain/finding.ts';
import type { ReadList } from './read-list.ts';

const SHOWN_TAGS = 5;

/**
 * What a list says of group tags that its request cannot follow: a request has one tag for all its devices. Without a
 * tag of the request's own a list with several is an error, and its plan is held up until the requester names one.
 */
export function judgeListTags({ groupTags }: Pick<ReadList, 'groupTags'>, chosen: string | null): Finding[] {
  const named = groupTags.map((tag) => tag ?? 'no tag');
  const tags = `${named.slice(0, SHOWN_TAGS).join(', ')}${named.length > SHOWN_TAGS ? ' and more' : ''}`;
  if (groupTags.length > 1) {
    return chosen === null
      ? [
          finding(
            'tag.several',
            'error',
            `The rows have ${groupTags.length} different group tags (${tags}), but a request gives one to all. Write the tag for all of them, or make a request for each tag.`,
          ),
        ]
      : [
          finding(
            'tag.several',
            'warning',
            `The rows have ${groupTags.length} different group tags (${tags}); all devices get ${chosen}.`,
          ),
        ];
  }
  const [only] = groupTags;
  if (only === undefined || only === null || chosen === null || only === chosen) return [];
  return [
    finding(
      'tag.differs-from-list',
      'warning',
      `The list says ${only}, the request ${chosen}: all devices get ${chosen}.`,
    ),
  ];
}

function finding(code: string, severity: Finding['severity'], message: string): Finding {
  return { code, severity, line: null, column: null, message, fix: 'none', proposal: null };
}
