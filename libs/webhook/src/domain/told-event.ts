/** What other systems can be told. Names are part of the protocol and never change. */
export const EVENT_TYPES = {
  'vn.mot-cua.dossier.status-changed.v1': {
    vi: 'Hồ sơ chuyển trạng thái',
    en: 'The status of a dossier changed',
  },
  'vn.mot-cua.dossier.appointment-changed.v1': {
    vi: 'Ngày hẹn trả kết quả thay đổi',
    en: 'The time a result is promised for changed',
  },
  'vn.mot-cua.dossier.overdue.v1': { vi: 'Hồ sơ quá hạn', en: 'A dossier passed its due time' },
} as const satisfies Record<string, { vi: string; en: string }>;

export type EventType = keyof typeof EVENT_TYPES;

export const EVENT_TYPE_NAMES = Object.keys(EVENT_TYPES) as [EventType, ...EventType[]];

/** All that is told: whoever needs more asks the API, which knows what they may see. */
export interface EventData {
  dossierId: string;
  code: string;
  /** Of the dossier's history. */
  sequence: number;
  status: string;
  statusBefore: string | null;
  /** RFC 3339, UTC. */
  receivedAt: string;
  dueAt: string | null;
  /** Codes of agencies. */
  receivingAgency: string;
  leadAgency: string;
}

/** A change as its history row has it. */
export interface RecordedChange {
  status: string;
  statusBefore: string | null;
  dueBefore: Date | null;
  dueAt: Date | null;
}

/** What a change is told as; undefined = it is of no interest outside. */
export function typeOfChange({
  status,
  statusBefore,
  dueBefore,
  dueAt,
}: RecordedChange): EventType | undefined {
  if (status !== statusBefore) return 'vn.mot-cua.dossier.status-changed.v1';
  const moved = dueBefore?.getTime() !== dueAt?.getTime();
  return moved ? 'vn.mot-cua.dossier.appointment-changed.v1' : undefined;
}

/** An event in the order of a subscription. */
export interface ToldEvent {
  eventId: string;
  type: EventType;
  subject: string;
  happenedAt: Date;
  sequence: number;
  data: EventData;
}

/** The event as CloudEvents 1.0 in structured JSON, with the extension `sequence`. @param source URI of this system */
export const cloudEvent = (
  { eventId, type, subject, happenedAt, sequence, data }: ToldEvent,
  source: string,
): string =>
  JSON.stringify({
    specversion: '1.0',
    ...{ id: eventId, source, type, subject },
    time: happenedAt.toISOString(),
    datacontenttype: 'application/json',
    sequence: String(sequence),
    data,
  });
