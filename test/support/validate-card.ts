import { AdaptiveCard, SerializationContext, ValidationEvent, Versions } from 'adaptivecards';

/** Elements that Teams draws and the standard does not know; each must bring a fallback. */
const TEAMS_ELEMENTS = ['Badge', 'ProgressBar', 'Chart.Donut'];

/** What the official parser has against a card at version 1.5; empty for a valid card. */
export function complaintsAbout(card: object): string[] {
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  parsed.parse(structuredClone(card), context);
  const complaints: string[] = [];
  for (let index = 0; index < context.eventCount; index++) {
    const { event, message } = context.getEventAt(index);
    const known = event === ValidationEvent.UnknownElementType && TEAMS_ELEMENTS.some((name) => message.includes(name));
    if (!known) complaints.push(message);
  }
  for (const { failures } of parsed
    .validateProperties()
    .validationEvents.map((found) => ({ failures: found.message }))) {
    complaints.push(failures);
  }
  return complaints;
}
