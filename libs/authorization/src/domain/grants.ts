import type { OfficerRole } from '#organization';

/**
 * What the posts of a grant reach. For dossiers: `participation` = an agency of the post takes part, `reception` = the
 * post's own agency received it, `lead` = the post's own agency leads it, `oversight` = the post's agency or one below
 * leads it. `everywhere` asks nothing of the thing.
 */
export type Reach = 'everywhere' | 'participation' | 'reception' | 'lead' | 'oversight';

export interface Grant {
  /** Roles whose posts hold it. */
  readonly roles: readonly OfficerRole[];
  readonly reach: Reach;
}

const everyRole: readonly OfficerRole[] = [
  ...(['reception-officer', 'case-officer', 'unit-head', 'agency-leader'] as const),
  ...(['clerk', 'supervisor', 'administrator'] as const),
];
const atTheDesk: Grant = { roles: ['reception-officer'], reach: 'participation' };
const administrators: Grant = { roles: ['administrator'], reach: 'everywhere' };
/** Who works on dossiers: neither supervisors nor administrators need to know how to reach an applicant. */
const working: readonly OfficerRole[] = [
  ...(['reception-officer', 'case-officer', 'unit-head', 'agency-leader', 'clerk'] as const),
];
const leading: readonly OfficerRole[] = ['unit-head', 'agency-leader'];
const answeringApplicants = ['reception-officer', 'case-officer', ...leading] as const;
const examining: Grant = { roles: ['case-officer', 'unit-head', 'agency-leader'], reach: 'participation' };

/**
 * Who may do what: the one definition behind endpoints, lists, counts, search, exports and files. What nobody is granted
 * here, nobody may. docs/permissions.md prints it.
 */
export const GRANTS = {
  Dossier: {
    receive: { roles: ['reception-officer'], reach: 'everywhere' },
    read: { roles: everyRole, reach: 'participation' },
    'add documents': { roles: working, reach: 'participation' },
    /** In the applicant's store of electronic papers, with them at the desk. */
    'ask the store': atTheDesk,
    /** Handed out at the desk; they show how to reach the applicant. */
    'print slips': atTheDesk,
    /** What a dossier lacks, for one request that asks for it all. */
    'gather needs': { roles: working, reach: 'participation' },
    /** Results to their applicants, and originals back. */
    'hand over': { roles: ['reception-officer'], reach: 'reception' },
    'print notices': { roles: working, reach: 'participation' },
    /** Tracking books and control slips over a period. */
    'keep books': {
      roles: ['reception-officer', 'unit-head', 'agency-leader', 'supervisor'],
      reach: 'participation',
    },
    /** Messages to the applicant that did not arrive. */
    'send again': { roles: working, reach: 'participation' },
    /** Over what, and in which language, the applicant wants to be told. */
    'choose notices': { roles: working, reach: 'participation' },
    'view personal data': { roles: working, reach: 'participation' },
    export: { roles: ['unit-head', 'agency-leader', 'supervisor'], reach: 'participation' },
    supervise: { roles: ['supervisor', 'agency-leader', 'unit-head'], reach: 'oversight' },
    /** Urge those on who have its open steps. */
    nudge: { roles: ['supervisor', 'agency-leader', 'unit-head'], reach: 'participation' },
    involve: { roles: leading, reach: 'participation' },
    'ask opinions': examining,
    'give opinions': examining,
    /** What other agencies, or one's own, did not answer in time. */
    'watch opinions': { roles: leading, reach: 'participation' },
    time: { roles: leading, reach: 'lead' },
    'enter late': {
      roles: ['reception-officer', 'case-officer', 'unit-head', 'agency-leader'],
      reach: 'participation',
    },
    'decide late entries': { roles: ['agency-leader'], reach: 'lead' },
    /** Keep it whatever the retention rules say. */
    hold: { roles: ['agency-leader'], reach: 'participation' },
    classify: { roles: ['agency-leader'], reach: 'lead' },
    /** At the applicant's request: where it was received, or by who leads it. */
    withdraw: [
      { roles: ['reception-officer'], reach: 'reception' },
      { roles: ['agency-leader'], reach: 'lead' },
    ],
    stop: { roles: ['agency-leader'], reach: 'lead' },
    reopen: { roles: ['agency-leader'], reach: 'lead' },
    /** What the desk typed wrongly. */
    correct: { roles: ['reception-officer'], reach: 'reception' },
    'correct result': { roles: ['clerk', 'agency-leader'], reach: 'lead' },
    /** Charges, cash and what is asked to be repaid: the desk collects (NĐ 118/2025). */
    'handle fees': atTheDesk,
    'exempt fees': { roles: ['reception-officer', ...leading], reach: 'participation' },
    /** Repaying, and taking entries back: never who made them. */
    'decide fees': { roles: leading, reach: 'participation' },
    /** What applicants ask or complain of; supervisors see what is late. */
    'read enquiries': { roles: [...answeringApplicants, 'supervisor'], reach: 'participation' },
    'answer enquiries': { roles: answeringApplicants, reach: 'participation' },
    'read audit': { roles: ['supervisor', 'agency-leader', 'administrator'], reach: 'participation' },
  },
  Task: {
    handle: { roles: everyRole, reach: 'everywhere' },
    assign: { roles: leading, reach: 'everywhere' },
  },
  CashBook: {
    // Each of the agencies of their posts.
    keep: { roles: ['reception-officer'], reach: 'everywhere' },
    read: { roles: ['reception-officer', 'unit-head', 'agency-leader', 'supervisor'], reach: 'everywhere' },
  },
  Fee: { administer: administrators },
  /** Of the papers that go between agencies; in person, at the agency that made it or that it came to. */
  HandOverList: { keep: { roles: working, reach: 'everywhere' } },
  /** What the national portal handed in and was not taken; a desk its own, administrators all. */
  PortalFault: { settle: { roles: ['reception-officer', 'administrator'], reach: 'everywhere' } },
  /** What citizens ask at the national portal; of one's agency, administrators all. */
  PortalQuestion: {
    answer: { roles: ['reception-officer', ...leading, 'administrator'], reach: 'everywhere' },
  },
  /** Questions people ask again and again. */
  AnsweredQuestion: { administer: administrators },
  Calendar: { administer: administrators },
  Catalogue: { administer: administrators },
  Workflow: { administer: administrators },
  Account: { administer: administrators },
  Retention: { administer: administrators },
  Form: { administer: administrators },
  /** Words of messages to people outside. */
  Message: { administer: administrators },
  Organization: { administer: administrators },
  Operations: { administer: administrators },
  /** Who is told when of limits that run out. */
  Supervision: { administer: administrators },
  Service: { administer: administrators },
  /** Systems of others that are told of changes. */
  Webhook: { administer: administrators },
  EmergencyDoor: {
    open: administrators,
    // A leader: what officers of their agencies opened.
    read: { roles: ['administrator', 'agency-leader'], reach: 'everywhere' },
    'read all': administrators,
  },
  Audit: {
    // A supervisor: of what officers of their agencies did.
    read: { roles: ['administrator', 'supervisor'], reach: 'everywhere' },
    'read all': administrators,
  },
} as const satisfies Record<string, Record<string, Grant | readonly Grant[]>>;

export type Grants = typeof GRANTS;
export type Subject = keyof Grants;
export type VerbOn<On extends Subject> = keyof Grants[On] & string;

/** Every grant of a verb; what several name, each gives. */
export const grantsOf = <On extends Subject>(verb: VerbOn<On>, subject: On): readonly Grant[] => {
  const granted = (GRANTS[subject] as Record<string, Grant | readonly Grant[]>)[verb] ?? [];
  return 'roles' in granted ? [granted] : granted;
};

/** The roles whose posts may do it, somewhere. */
export const rolesThatMay = <On extends Subject>(verb: VerbOn<On>, subject: On): readonly OfficerRole[] => [
  ...new Set(grantsOf(verb, subject).flatMap(({ roles }) => roles)),
];
