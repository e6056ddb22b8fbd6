import type { Intent } from '../../intent/intent.ts';
import type { Reply } from '../reply.ts';

const WORDS: Readonly<Partial<Record<Intent['intent'], { readonly what: string; readonly where: string }>>> = {
  retag: {
    what: 'change the group tag of a registered device',
    where: 'Devices > Enrollment > Windows Autopilot > Devices',
  },
  'assign-user': { what: 'assign a user to a device', where: 'Devices > Enrollment > Windows Autopilot > Devices' },
  'unassign-user': { what: 'take a user off a device', where: 'Devices > Enrollment > Windows Autopilot > Devices' },
  deregister: { what: 'deregister a device', where: 'Devices > Enrollment > Windows Autopilot > Devices' },
  onboard: { what: 'keep an onboarding case', where: 'your own list of customers' },
  report: { what: 'make a report', where: 'Devices > Monitor > Autopilot deployments' },
  'corporate-identifiers': {
    what: 'upload corporate identifiers',
    where: 'Devices > Enrollment > Corporate device identifiers',
  },
};

/** Understood, but not built yet: said plainly, with the place where it can be done by hand. */
export function answerNotYet({ intent }: Intent): Reply {
  const words = WORDS[intent];
  return {
    kind: 'say',
    text: `I understood that you want to ${words?.what ?? 'do that'}. Preflight cannot do that yet, so nothing was changed. Until it can: ${words?.where ?? 'the Intune admin center'}.`,
    tries: ['register PF3XK2A9 to Contoso with tag KIOSK', 'status of PF3XK2A9', 'help'],
  };
}
