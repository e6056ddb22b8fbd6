import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const APPROVALS = from('preflight', 'Approvals');
const REQUESTS = from('preflight', 'Requests');

/** What Preflight itself says of a request: its states, its approvals, and why a press or a plan was refused. */
export const requests: readonly EntryDraft[] = [
  {
    id: 'state-failed',
    title: 'Failed: the service refused this device, or the request could not go on',
    kind: 'state',
    states: ['failed', 'done-with-failures'],
    asks: [
      'a device of my request failed',
      'what does done with failures mean',
      'request ended with failures',
      'what do I do with failed devices',
      'retry only the failed ones',
    ],
    summary:
      'The device was not registered. The code and the name beside it are the service’s own answer: ask about them. A ' +
      'code that Preflight does not know is shown as it came and is never explained with a similar one.',
    steps: [
      'Read the code and the name on the card and ask "what does … mean?".',
      'Mend what it says; then press Retry, which sends only the devices that failed.',
      'For a code that nobody knows, open a case with Microsoft and give the time, the serial number and the code.',
    ],
    actions: [{ do: 'retry' }],
    source: REQUESTS,
  },
  {
    id: 'state-skipped',
    title: 'Left out: this row was not sent',
    kind: 'state',
    states: ['skipped'],
    asks: [
      'a row was left out of the request',
      'device shows skipped on the card',
      'why were some rows not sent',
      'row was not sent',
    ],
    summary:
      'The row was taken out before anything was sent, because of a finding on it; the card names the reason. The other ' +
      'devices of the list are not held up by it.',
    steps: ['Read the reason on the card.', 'Mend the row and send it in a new request.'],
    actions: [{ do: 'check-file' }],
    source: REQUESTS,
  },
  {
    id: 'state-assignment-unknown',
    title: 'Not known: the service does not say whether a profile is assigned',
    kind: 'state',
    states: ['unknown', 'assignment:unknown'],
    asks: ['assignment is not known', 'profile status unknown'],
    summary:
      'The service gave no clear answer about the profile of this device. That is common in the first minutes after a ' +
      'registration; look again later, and press Sync if it stays.',
    steps: [
      'Ask for the status again in some minutes.',
      'If it stays, press Sync and check the group and the profile in Intune.',
    ],
    actions: [{ do: 'sync' }],
    source: from('graph', 'windowsAutopilotProfileAssignmentStatus'),
  },
  {
    id: 'state-waiting-for-approval',
    title: 'Waiting for approval: an admin has to say yes',
    kind: 'state',
    states: ['waiting-for-approval'],
    codes: ['fault:approval.nobody', 'fault:approval.own-request', 'fault:approval.not-an-admin'],
    asks: [
      'request is waiting for approval, who can approve it',
      'can I approve my own request',
      'why is there nobody who can approve',
      'who may press approve',
      'approval missing',
      'nobody approves my request',
      'second person needed',
      'who has to approve',
      'request hangs, approval outstanding',
      'who may release my request',
      'my request needs an approval',
    ],
    summary:
      'Nothing is sent until an admin other than the one who asked approves exactly this plan. Nobody approves their own ' +
      'request, and the role is checked when the button is pressed.',
    steps: [
      'Ask an admin of your team to open the card and decide.',
      'If there is no other admin, ask whoever runs Preflight to add one.',
    ],
    facts: ['An approval belongs to one exact plan; any change of list, tag or customer asks for a new one.'],
    source: APPROVALS,
  },
  {
    id: 'approval-expired',
    title: 'The request expired before anybody approved it',
    kind: 'state',
    states: ['expired'],
    codes: ['fault:approval.expired', 'fault:request.expired'],
    asks: [
      'request expired',
      'approval came too late',
      'how long is a request open',
      'nobody approved in time',
      'approval ran out',
      'time for approval is over',
      'request was closed because nobody answered',
      'deadline of the approval passed',
    ],
    summary:
      'Nobody decided in time, so the request was closed and nothing was sent. Ask for it again with the same list; it gets a new plan and a new card.',
    steps: ['Send the list again.', 'Tell an admin that it waits.'],
    source: APPROVALS,
  },
  {
    id: 'approval-not-allowed',
    title: 'You may not do this: the role is missing, or the request is somebody else’s',
    kind: 'error',
    codes: ['fault:approval.no-role', 'fault:approval.not-yours'],
    asks: [
      'why can I not press the button',
      'you have no role in preflight',
      'only the person who wrote the request can change it',
      'I may not press the button',
      'no permission to approve',
      'I am not allowed to do that',
      'which role do I need in preflight',
      'button does nothing for me',
      'no rights in preflight',
    ],
    summary:
      'A request can be changed and sent only by the person who wrote it, and only people with a role in Preflight ' +
      'can ask for anything to be done. Explanations are open to everybody.',
    steps: ['Ask the person named on the card to do it.', 'If you need a role, ask whoever runs Preflight.'],
    source: APPROVALS,
  },
  {
    id: 'approval-decided-or-changed',
    title: 'The card was out of date: the request was decided or changed meanwhile',
    kind: 'error',
    codes: [
      'fault:press.too-early',
      'fault:press.unreadable',
      'fault:approval.decided-already',
      'fault:plan.changed',
      'fault:press.overtaken',
      'fault:press.too-late',
      'fault:press.unknown',
    ],
    asks: [
      'card is out of date',
      'somebody else decided already',
      'request has changed since the card was shown',
      'request was changed after I looked',
      'card is old',
      'too late, already approved',
    ],
    summary:
      'Somebody decided or changed the request after your card was drawn, so your press did nothing. The card now shows how it stands.',
    steps: ['Read the current card.', 'Decide again if it still waits for you.'],
    source: APPROVALS,
  },
  {
    id: 'plan-tag-unusual',
    title: 'The group tag is new for this customer, or differs only in capitals',
    kind: 'finding',
    codes: ['fault:tag.new', 'fault:tag.differs-in-capitals', 'finding:TAG_CASE'],
    asks: [
      'group tag is new for the customer',
      'group tag differs in capitals or blanks',
      'is the group tag case sensitive',
      'tag in the list has other capitals than the rule of the group',
      'tag spelled differently',
      'new tag warning',
    ],
    cause: 'Dynamic groups compare the tag as a whole; another spelling is another tag.',
    summary:
      'The tag does not match the tags this customer has used. A dynamic group looks for one exact tag, so a new spelling ' +
      'gives a device that is registered but gets no profile.',
    steps: [
      'Compare the tag with the rule of the customer’s dynamic group, to the letter.',
      'Correct it, or go on if the new tag is meant.',
    ],
    source: from('groups', 'Create an Autopilot device group using Intune'),
    covers: ['I04'],
  },
  {
    id: 'plan-tag-unusable',
    title: 'The group tag is too long or holds invisible characters',
    kind: 'finding',
    codes: ['fault:tag.too-long', 'fault:tag.hidden-characters', 'finding:TAG_LENGTH'],
    asks: [
      'how long may a group tag be',
      'group tag has invisible characters',
      'maximum length of the group tag',
      'tag is too long',
      'strange characters in the tag',
      'how many characters can a tag have',
    ],
    summary:
      'A tag over 128 characters, or one with invisible characters, is not sent. Microsoft prints no limit; 128 is the ' +
      'bound that tools in daily use keep to.',
    steps: ['Type the tag again by hand; do not paste it.', 'Choose a shorter one.'],
    source: from('preflight', 'Group tags'),
  },
  {
    id: 'plan-count-differs',
    title: 'The number you wrote is not the number of devices in the list',
    kind: 'finding',
    codes: [
      'fault:count.differs',
      'fault:plan.incomplete',
      'fault:plan.blocked',
      'fault:plan.nothing-to-send',
      'fault:chunk.refused',
    ],
    asks: [
      'count of devices differs from the list',
      'I wrote 40 but the list has 39',
      'plan is blocked',
      'nothing left to send',
      'number of devices does not match',
      'said 40 devices but list holds fewer',
      'wrong number of devices in my sentence',
    ],
    summary:
      'The sentence and the list name different numbers of devices, or nothing that could be sent is left. Preflight asks ' +
      'instead of guessing, because a missing row is usually a mistake.',
    steps: ['Compare the list with the order.', 'Send the whole list again, or confirm the number that is there.'],
    source: REQUESTS,
  },
  {
    id: 'plan-customer-unclear',
    title: 'No customer of that name, or several with similar names',
    kind: 'finding',
    codes: ['fault:customer.unknown', 'fault:customer.similar-name'],
    asks: [
      'customer is not known',
      'two customers have the same name',
      'which contoso is meant',
      'customer not found in preflight',
      'wrong customer chosen',
      'several customers match',
      'customer name is ambiguous',
      'preflight asks which customer',
    ],
    summary:
      'Names repeat: Microsoft’s own example has two customers named Contoso. Preflight shows the domain and the tenant ID ' +
      'and lets you choose; it never picks one silently.',
    steps: [
      'Choose the customer by its domain or tenant ID.',
      'If it is missing, ask the sales rep to start its onboarding.',
    ],
    source: from('partner-center', 'Get a customer by name'),
  },
  {
    id: 'plan-file-not-received',
    title: 'The list could not be fetched, or the upload link is used up',
    kind: 'error',
    codes: ['fault:file.several', 'fault:file.not-fetched', 'fault:upload.over', 'fault:upload.unexpected'],
    asks: [
      'attached file could not be read',
      'upload link has expired',
      'preflight did not get my csv',
      'upload link no longer works',
      'link for uploading is dead',
      'attachment did not arrive',
    ],
    summary:
      'The file did not arrive. An upload link works once and only for a short time; ask for a new one on the card, or attach the list again.',
    steps: ['Press "Upload a list" on the card again.', 'Or drop the CSV file into the chat.'],
    source: from('preflight', 'Lists'),
  },
  {
    id: 'device-not-found-anywhere',
    title: 'The device is not registered to any customer that can be read, or none was named',
    kind: 'error',
    codes: [
      'fault:device.not-found',
      'fault:device.not-named',
      'fault:message.no-devices',
      'fault:request.unknown',
      'fault:retry.nothing',
      'fault:retry.not-yet',
      'fault:cancel.running',
    ],
    asks: [
      'preflight cannot find the serial number',
      'there is no request of that number',
      'nothing to retry',
      'serial is unknown to preflight',
      'cannot find request number',
    ],
    summary:
      'Preflight knows no such device or request among the customers it can read, or there is nothing to repeat. Check the number and the customer.',
    steps: ['Compare the serial number with the label on the device.', 'Name the customer in the sentence.'],
    source: REQUESTS,
  },
];
