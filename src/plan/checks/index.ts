import type { Check } from '../facts.ts';
import { checkAlreadyRegistered } from './check-already-registered.ts';
import { checkAlreadyRequested } from './check-already-requested.ts';
import { checkAssignedUsers } from './check-assigned-users.ts';
import { checkBatchTag } from './check-batch-tag.ts';
import { checkChannel } from './check-channel.ts';
import { checkConsent } from './check-consent.ts';
import { checkCount } from './check-count.ts';
import { checkGroupTag } from './check-group-tag.ts';
import { checkIdentity } from './check-identity.ts';
import { checkList } from './check-list.ts';
import { checkOtherChannels } from './check-other-channels.ts';
import { checkRepeatedSerials } from './check-repeated-serials.ts';
import { checkSimilarCustomers } from './check-similar-customers.ts';
import { checkUnblock } from './check-unblock.ts';

/** Every check of a plan, in the order in which people read what they say. The first that leaves a device out names the reason. */
export const CHECKS: readonly Check[] = [
  checkChannel,
  checkConsent,
  checkSimilarCustomers,
  checkCount,
  checkGroupTag,
  checkBatchTag,
  checkList,
  checkRepeatedSerials,
  checkAlreadyRegistered,
  checkAlreadyRequested,
  checkIdentity,
  checkOtherChannels,
  checkAssignedUsers,
  checkUnblock,
];
