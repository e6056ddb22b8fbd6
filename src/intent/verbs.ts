import { slipsBetween } from './typo.ts';

export type VerbForm = 'base' | 'third' | 'past' | 'ing' | 'noun';

/** What a verb can bring about. */
export type VerbSense =
  | 'register'
  | 'deregister'
  | 'unblock'
  | 'retag'
  | 'tag'
  | 'assign'
  | 'unassign'
  | 'approve'
  | 'reject'
  | 'cancel'
  | 'onboard'
  /** Takes something away: a device, a user, a tag, a block; the object decides. */
  | 'remove'
  /** Gives or changes something; the object decides. */
  | 'set'
  | 'add'
  | 'import'
  | 'move'
  /** Lifts a block. */
  | 'lift'
  | 'check'
  | 'show'
  | 'send'
  | 'explain'
  | 'begin'
  /** Changes nothing that we know, but can be forbidden: "don't touch it". */
  | 'act';

export interface Verb {
  readonly sense: VerbSense;
  readonly form: VerbForm;
  /** The plain form as the lexicon writes it. */
  readonly lemma: string;
  /** This form as the lexicon writes it, slips mended. */
  readonly word: string;
}

/** base | third | past | ing | nouns (several with "/"), "+" where slips of the finger are forgiven. */
const LEXICON: Readonly<Record<VerbSense, string>> = {
  register: `
    +register|registers|registered|registering|registration/registrations
    +enroll|enrolls|enrolled|enrolling|enrollment/enrollments
    +enrol|enrols||| enrolment/enrolments
    +reregister|reregisters|reregistered|reregistering|reregistration
    re-register|re-registers|re-registered|re-registering|re-registration
    re-enroll||re-enrolled|re-enrolling|re-enrollment`,
  deregister: `
    +deregister|deregisters|deregistered|deregistering|deregistration/deregistrations
    de-register|de-registers|de-registered|de-registering|de-registration
    +unregister|unregisters|unregistered|unregistering|unregistration
    un-register||un-registered|un-registering|
    deenroll|deenrolls|deenrolled|deenrolling|
    +unenroll|unenrolls|unenrolled|unenrolling|unenrollment
    unenrol|unenrols|||unenrolment
    offboard|offboards|offboarded|offboarding|`,
  unblock: `
    +unblock|unblocks|unblocked|unblocking|
    un-block|un-blocks|un-blocked|un-blocking|
    deblock||deblocked|deblocking|
    unlock|unlocks|unlocked|unlocking|`,
  retag: `
    +retag|retags|retagged|retagging|
    re-tag|re-tags|re-tagged|re-tagging|
    relabel||relabelled/relabeled|relabelling/relabeling|`,
  tag: 'tag|||tagging|',
  assign: `
    +assign|assigns|assigned|assigning|assignment/assignments
    +reassign|reassigns|reassigned|reassigning|reassignment
    re-assign||re-assigned|re-assigning|
    allocate|allocates|allocated|allocating|`,
  unassign: `
    +unassign|unassigns|unassigned|unassigning|unassignment
    un-assign||un-assigned|un-assigning|
    deassign||deassigned|deassigning|`,
  approve: `
    +approve|approves|approved|approving|
    +authorise|authorises|authorised|authorising|
    +authorize|authorizes|authorized|authorizing|
    accept|accepts|accepted|accepting|
    greenlight||greenlighted/greenlit|greenlighting|
    green-light||green-lighted/green-lit|green-lighting|
    sign|signs|signed|signing|`,
  reject: `
    +reject|rejects|rejected|rejecting|rejection
    +decline|declines|declined|declining|
    deny|denies|denied|denying|
    +refuse|refuses|refused|refusing|
    veto|vetoes|vetoed|vetoing|
    disapprove|disapproves|disapproved|disapproving|
    turn|turns|turned|turning|`,
  cancel: `
    +cancel|cancels|canceled/cancelled|canceling/cancelling|cancellation
    +withdraw|withdraws|withdrawn/withdrew|withdrawing|
    abort|aborts|aborted|aborting|
    revoke|revokes|revoked|revoking|
    recall|recalls|recalled|recalling|
    retract|retracts|retracted|retracting|
    discard|discards|discarded|discarding|
    scrap|scraps|scrapped|scrapping|
    stop|stops|stopped|stopping|
    void|voids|voided|voiding|
    call|calls|called|calling|`,
  onboard: `
    +onboard|onboards|onboarded|onboarding|
    on-board|on-boards|on-boarded|on-boarding|`,
  remove: `
    +remove|removes|removed|removing|removal
    +delete|deletes|deleted|deleting|deletion
    take|takes|took/taken|taking|
    drop|drops|dropped|dropping|
    clear|clears|cleared|clearing|
    detach|detaches|detached|detaching|
    unset|||unsetting|
    erase|erases|erased|erasing|
    strip|strips|stripped|stripping|
    pull|pulls|pulled|pulling|
    kick|kicks|kicked|kicking|
    throw|throws|threw/thrown|throwing|
    release|releases|released|releasing|
    purge|purges|purged|purging|
    unlink|unlinks|unlinked|unlinking|`,
  set: `
    set|sets||setting|
    change|changes|changed|changing|
    chnage|||
    chagne|||
    put|puts||putting|
    give|gives|gave/given|giving|
    hand|hands|handed|handing|
    make|makes|made|making|
    apply|applies|applied|applying|
    update|updates|updated|updating|
    replace|replaces|replaced|replacing|
    switch|switches|switched|switching|
    swap|swaps|swapped|swapping|
    modify|modifies|modified|modifying|
    adjust|adjusts|adjusted|adjusting|
    correct|corrects|corrected|correcting|
    edit|edits|edited|editing|
    rename|renames|renamed|renaming|
    use|uses|used|using|
    link|links|linked|linking|
    attribute||attributed|attributing|
    overwrite|||overwriting|
    let|||letting|`,
  add: `
    add|adds|added|adding|
    enter|enters|entered|entering|
    include|includes|included|including|
    insert|inserts|inserted|inserting|`,
  import: `
    +import|imports|imported|importing|
    upload|uploads|uploaded|uploading|
    load|loads|loaded|loading|
    submit|submits|submitted|submitting|
    ingest|ingests|ingested|ingesting|
    refresh|refreshes|refreshed|refreshing|
    sync|syncs|synced|syncing|
    get|gets|got/gotten|getting|
    bring|brings|brought|bringing|`,
  move: `
    move|moves|moved|moving|
    transfer|transfers|transferred|transferring|
    migrate|migrates|migrated|migrating|`,
  lift: `
    lift|lifts|lifted|lifting|
    undo|undoes|undid/undone|undoing|
    free|frees|freed|freeing|`,
  check: `
    check|checks|checked|checking|
    chek|||
    chekc|||
    chcek|||
    +validate|validates|validated|validating|validation
    +verify|verifies|verified|verifying|verification
    +review|reviews|reviewed|reviewing|
    inspect|inspects|inspected|inspecting|inspection
    test|tests|tested|testing|
    scan|scans|scanned|scanning|
    lint|lints|linted|linting|
    examine|examines|examined|examining|
    proofread||proofread|proofreading|
    repair|repairs|repaired|repairing|
    fix|fixes|fixed|fixing|
    clean|cleans|cleaned|cleaning|
    convert|converts|converted|converting|
    look|looks|looked|looking|`,
  show: `
    show|shows|showed/shown|showing|
    list|lists|listed|listing|
    display|displays|displayed|displaying|
    find|finds|found|finding|
    search|searches|searched|searching|
    track|tracks|tracked|tracking|
    see|sees|saw/seen|seeing|
    view|views|viewed|viewing|
    fetch|fetches|fetched|fetching|
    print|prints|printed|printing|`,
  send: `
    send|sends|sent|sending|
    resend|resends|resent|resending|
    request|requests|requested|requesting|
    ask|asks|asked|asking|
    invite|invites|invited|inviting|
    forward|forwards|forwarded|forwarding|
    email|emails|emailed|emailing|
    mail|mails|mailed|mailing|
    obtain|obtains|obtained|obtaining|
    issue|issues|issued|issuing|
    remind|reminds|reminded|reminding|`,
  explain: `
    +explain|explains|explained|explaining|explanation
    describe|describes|described|describing|
    tell|tells|told|telling|
    understand|understands|understood|understanding|
    clarify|clarifies|clarified|clarifying|
    know|knows|knew/known|knowing|
    help|helps|helped|helping|`,
  begin: `
    start|starts|started|starting|
    begin|begins|began/begun|beginning|
    initiate|initiates|initiated|initiating|
    trigger|triggers|triggered|triggering|
    open|opens|opened|opening|
    create|creates|created|creating|
    generate|generates|generated|generating|
    build|builds|built|building|
    perform|performs|performed|performing|
    process|processes|processed|processing|
    arrange|arranges|arranged|arranging|
    launch|launches|launched|launching|
    run|runs|ran|running|
    proceed|proceeds|proceeded|proceeding|
    continue|continues|continued|continuing|
    prepare|prepares|prepared|preparing|
    schedule|schedules|scheduled|scheduling|`,
  act: `
    touch|touches|touched|touching|
    do|does|did/done|doing|
    reset|resets||resetting|
    wipe|wipes|wiped|wiping|
    retire|retires|retired|retiring|
    reimport|reimports|reimported|reimporting|
    disable|disables|disabled|disabling|
    execute|executes|executed|executing|
    bother||bothered|bothering|
    try|tries|tried|trying|
    keep|keeps|kept|keeping|
    leave|leaves|left|leaving|
    block|blocks|blocked|blocking|
    allow|allows|allowed|allowing|
    sell|sells|sold|selling|
    ship|ships|shipped|shipping|
    return|returns|returned|returning|
    order|orders|ordered|ordering|
    notify|notifies|notified|notifying|
    report|reports|reported|reporting|
    write|writes|wrote/written|writing|
    grant|grants|granted|granting|
    postpone|postpones|postponed|postponing|
    wait|waits|waited|waiting|`,
};

const FORMS: readonly VerbForm[] = ['base', 'third', 'past', 'ing', 'noun'];

interface Entry extends Verb {
  readonly forgiving: boolean;
}

function readLexicon(): Entry[] {
  const entries: Entry[] = [];
  for (const [sense, text] of Object.entries(LEXICON) as [VerbSense, string][]) {
    for (const line of text.trim().split('\n')) {
      const trimmed = line.trim();
      const forgiving = trimmed.startsWith('+');
      const cells = trimmed.replace('+', '').split('|');
      const lemma = cells[0] ?? '';
      for (const [index, form] of FORMS.entries()) {
        for (const word of (cells[index] ?? '').trim().split('/')) {
          if (word !== '') entries.push({ word, sense, form, lemma, forgiving });
        }
      }
    }
  }
  return entries;
}

const ENTRIES = readLexicon();
const EXACT: ReadonlyMap<string, Verb> = new Map([...ENTRIES].reverse().map((entry) => [entry.word, entry]));

const FORGIVING: ReadonlyMap<string, readonly Entry[]> = Map.groupBy(
  ENTRIES.filter((entry) => entry.forgiving),
  (entry) => entry.word.charAt(0),
);

/** English words, and verbs of other languages, that are a slip away from a verb of ours and are not meant as one. */
const NOT_A_SLIP = new Set(
  (
    'registry registrar resister registries design designs designed resign resigned assignee assigner unsigned important imported ' +
    'export exports exported improve improved improves improvement object objects project projects subject inject eject ejected ' +
    'cancer retail retain retained unroll unrolled control remote remotes removable removed deleted revised revise recline ' +
    'inclined confuse confused reuse reused defuse relax relate related relates delegate delegates dilate elected select selected ' +
    'versify reviewer reviewers renew renewed impart depart report reports vary very explicit aboard keyboard dashboard ' +
    'unblocker approver approvers proven provers registrant register: validity verified valid invalid ' +
    'registrer registrere registrera registrar registre registra registrare registreer registreren registrieren registriere registriert ' +
    'registrado registrada registrez registres registro registros enregistrer enregistrez enroler enroller ' +
    'annuler cancela cancelar cancelen cancele cancelo cancella cancellare canceller cancelez ' +
    'approuver approuve approuvez aprobar aprueba approva approvare aprovar approveer ' +
    'importa importar importe importer importez importeer importeren importiere importieren importar ' +
    'rejeter rejette rejeta refuser refusez refusa decliner verifier verifie verifiez verifica verificar verificare verifieer ' +
    'valider validez valida validar validare valideer validere validera validiere validieren ' +
    'assigner assignez assigne asignar asigna assegna assegnare assigneer explique explain: remover remueve ' +
    'delet delen deletar eliminar declinar unassigner unblockieren'
  ).split(' '),
);

/** The verb that a word (lower case) is a form of, small slips forgiven for the verbs that are ours; null for any other word. */
export function verbOf(word: string): Verb | null {
  const exact = EXACT.get(word);
  if (exact !== undefined) return exact;
  if (word.length < 5 || word.length > 16 || NOT_A_SLIP.has(word) || !/^[a-z-]+$/.test(word)) return null;
  return closestVerb(word);
}

/** Two verbs equally near mean doubt, and doubt is no verb. */
function closestVerb(word: string): Verb | null {
  const first = word.charAt(0);
  const second = word.charAt(1);
  const candidates = [...(FORGIVING.get(first) ?? []), ...(second === first ? [] : (FORGIVING.get(second) ?? []))];
  let nearest: Entry[] = [];
  let fewest = 3;
  for (const entry of candidates) {
    // Another first letter is forgiven only where the first two letters changed places.
    if (entry.word.charAt(0) !== first && entry.word.charAt(1) !== first) continue;
    const limit = entry.word.length >= 8 ? 2 : 1;
    const slips = slipsBetween(word, entry.word, Math.min(limit, fewest));
    if (slips > limit || slips > fewest) continue;
    if (slips < fewest) nearest = [];
    fewest = slips;
    nearest.push(entry);
  }
  const senses = new Set(nearest.map((entry) => entry.sense));
  if (senses.size !== 1) return null;
  return nearest.find((entry) => entry.form === formByEnding(word)) ?? nearest[0] ?? null;
}

function formByEnding(word: string): VerbForm {
  if (word.endsWith('ed') || word.endsWith('d')) return 'past';
  if (word.endsWith('ing') || word.endsWith('in') || word.endsWith('ng')) return 'ing';
  if (word.endsWith('tion') || word.endsWith('ion')) return 'noun';
  return 'base';
}
