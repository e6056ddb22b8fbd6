import type { Message } from './message.ts';
import { isProse } from './message.ts';
import { FUNCTION_WORDS } from './words.ts';

/** Small words and commands of other languages that are no English words; names and tags are not looked at. */
const FOREIGN = new Set(
  // German
  (
    'bitte für fuer und nicht ist sind das dem den des ein eine einen einem einer mit auf aus bei nach von vom zum zur wie kannst können koennen ' +
    'könnten könntest möchte moechte ich wir ihr sie mir uns dich dir dass wenn oder aber auch noch schon jetzt mal diese dieses diesen dieser ' +
    'gerät geräte geraet geraete seriennummer seriennummern kunde kunden anmelden abmelden registriere registrieren registriert freigeben ' +
    'genehmigen genehmige ablehnen löschen loesche lösche loeschen entfernen entferne entsperren entsperre sperre aufheben stornieren warum ' +
    'wurde werden wird soll sollen keine kein hinzufügen zuweisen zuordnen anlegen ' +
    // French
    'pour le les une du dans avec est sont et pas ne je nous vous merci plaît plait svp cet cette ces ce appareil appareils ordinateur ' +
    'enregistrer enregistre enregistrez inscrire débloquer debloquer débloque débloquez approuver approuve approuvez rejeter rejette rejetez ' +
    'annuler annule annulez supprimer supprime supprimez client demande numéro série mon mes au aux sur qui que quoi comment pourquoi ' +
    // Spanish and Portuguese
    'para por favor el los las una unos con en y o del al registrar registra registre registro desbloquear desbloquea desbloquee aprobar aprueba ' +
    'apruebe rechazar rechaza cancelar cancela cancele eliminar elimina elimine borrar dispositivo dispositivos solicitud cliente gracias ' +
    'esto estos estas este número serie puedes puede quiero necesito obrigado registrar desbloqueie aprovar rejeitar não nao uma ' +
    // Italian
    'per il lo gli della dello con grazie registrare registri sbloccare sblocca approvare approva rifiutare annullare annulla rimuovere rimuovi ' +
    'dispositivi richiesta numero seriale puoi questo questi ' +
    // Dutch
    'voor met het een niet graag alstublieft aub deze dit apparaat apparaten registreer registreren deblokkeer deblokkeren goedkeuren ' +
    'goedkeur afwijzen annuleer annuleren verwijder verwijderen klant kunt kan wil naar ' +
    // Nordic
    'til och og ikke inte för med från fra den det vennligst tack takk registrer registrera registrere godkjenn godkänn avvis avvisa avbryt ' +
    'fjern ta enhet enheter kund kunde ' +
    // Polish, Czech, Turkish
    'proszę prosze zarejestruj dla się nie odblokuj zatwierdź odrzuć usuń prosím zaregistruj pro kaydet lütfen için onayla iptal'
  ).split(' '),
);
/** Words of that list that are English words, names or habits too. */
const ALSO_ENGLISH = new Set(
  'den con per lo del ta wil die den kan kunde client con serie este al y o due ne le les des du et pro gratis ce la med aux'.split(
    ' ',
  ),
);

/** True where a message is written in another language: its words are not read as English commands. */
export function isForeign(message: Message, masked: ReadonlySet<number>): boolean {
  let foreign = 0;
  let english = 0;
  let other = 0;
  for (const [at, token] of message.tokens.entries()) {
    if (token.kind !== 'word' || masked.has(at) || !isProse(message, at) || message.quotationAt.has(at)) continue;
    if (FOREIGN.has(token.key) && !ALSO_ENGLISH.has(token.key)) foreign += 1;
    else if (/[^\p{Script=Latin}\p{N}\p{P}\p{S}]/u.test(token.key)) other += 1;
    else if (FUNCTION_WORDS.has(token.key) || token.verb !== null) english += 1;
  }
  return (foreign > 0 && foreign >= english) || (other > 0 && other >= english);
}
