import { sql } from '#platform/database';
import type { OutgoingDossier } from '#simulators';
import { DocumentOffice, pdf } from './documents.ts';
import type { Answer, Officer } from './officer.ts';
import { BIRTH_ORDER, FORM, portalDoor } from './portal-arrivals.ts';

/** A paper as the portal sends it. */
export const sentPaper = (changes: object = {}) => ({
  ...{ TenTepDinhKem: 'to-khai.pdf', MaThanhPhanHoSo: FORM, Base64: pdf().toString('base64') },
  ...changes,
});

/** The same dossier without these fields. */
export const without = ({ ...dossier }: OutgoingDossier, ...fields: string[]): Record<string, unknown> => {
  for (const field of fields) Reflect.deleteProperty(dossier, field);
  return dossier;
};

/** The desk of phường Hoa Ban and the national portal before its door, on a Wednesday morning. */
export class PortalOffice {
  private constructor(
    readonly office: DocumentOffice,
    readonly send: (dossier: unknown) => Promise<Answer>,
    readonly officers: Record<'desk' | 'elsewhere' | 'administrator', Officer>,
  ) {}

  static async open(): Promise<PortalOffice> {
    const office = await DocumentOffice.open({ DOCUMENT_MB: '1', REQUESTS_PER_CALLER: '6000' });
    const { api } = office;
    api.clock.set('2026-03-04T08:00:00+07:00');
    const { send } = await portalDoor(api);
    return new PortalOffice(office, send, {
      desk: await api.signIn('tiepnhan.hoaban'),
      elsewhere: await api.signIn('tiepnhan.saokhue'),
      administrator: await api.signIn('quantri.tinh'),
    });
  }

  get database() {
    return this.office.api.database;
  }

  /** Somebody who was not here before hands a birth registration in at the portal. */
  registered(changes: object = {}): OutgoingDossier {
    return { ...this.office.simulators.handingIn.register(BIRTH_ORDER), ...changes };
  }

  /** @returns HTTP status and `error_code` */
  async answered(dossier: object): Promise<[number, unknown]> {
    const { status, body } = await this.send(dossier);
    return [status, body.error_code];
  }

  submissions({ MaHoSo }: OutgoingDossier): Promise<{ id: string; source: string; submitted: Date }[]> {
    return this.database.query(sql`
      select id, source, submitted_at as submitted from intake.submission where source_code = ${MaHoSo}`);
  }

  /** Of the only submission it became. */
  async idOf(dossier: OutgoingDossier): Promise<string> {
    const [one, ...others] = await this.submissions(dossier);
    expect(others).toEqual([]);
    return one!.id;
  }

  /** Files of a submission, those of components first. */
  files(submissionId: string): Promise<{ state: string; component: string | null; by: number | null }[]> {
    return this.database.query(sql`
      select v.state, o.component_code as component, v.uploaded_by as by
      from document.version v join document.document o on o.id = v.document_id
      where o.submission_id = ${submissionId} order by o.component_code nulls last`);
  }

  /** Open faults that an officer is shown, the newest first. */
  async faults(officer: Officer, dossier?: OutgoingDossier): Promise<Answer['body'][]> {
    const { body } = await officer.get('/portal-faults?limit=100');
    return body.items.filter(({ code }: { code: string }) => !dossier || code === dossier.MaHoSo);
  }

  /** What the desk does with a submission as it came. */
  act(id: string, what: string, body: object = {}): Promise<Answer> {
    return this.officers.desk.post(`/submissions/${id}/${what}`, body, { 'if-match': '"1"' });
  }

  close(): Promise<void> {
    return this.office.close();
  }
}
