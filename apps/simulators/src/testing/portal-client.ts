import { demoAccounts } from '../demo-accounts.ts';
import type { PortalAnswer } from '../national-portal/protocol.ts';

const { username, password, agency, dstcode } = demoAccounts.portal;

/** Calls the portal over HTTP as a province's system does. */
export class PortalClient {
  session = '';

  constructor(private readonly url: string) {}

  async logIn(
    credentials: object = { username, password },
  ): Promise<{ error_code: unknown; session?: string }> {
    const answer = (await (await this.post('login', credentials)).json()) as {
      error_code: unknown;
      session?: string;
    };
    this.session = answer.session ?? '';
    return answer;
  }

  async call(service: string, parameters: object = {}, signal?: AbortSignal): Promise<PortalAnswer> {
    return (await (await this.request(service, parameters, signal)).json()) as PortalAnswer;
  }

  insert = (...data: object[]) => this.call('DongBoHoSoMC', { isUpdating: 'False', data });
  update = (...data: object[]) => this.call('DongBoHoSoMC', { isUpdating: 'True', data });
  progress = (...data: object[]) => this.call('CapNhatTienDoHoSoMC', { data });
  lookUp = (mahoso: string) => this.call('TraCuuHoSo', { mahoso });

  /** A business call, whatever is answered. */
  request(service: string, parameters: object = {}, signal?: AbortSignal): Promise<Response> {
    return this.post(
      'g',
      { session: this.session, madonvi: agency, service, ...parameters },
      { dstcode },
      signal,
    );
  }

  post(
    path: string,
    body: object,
    headers: Record<string, string> = { dstcode },
    signal?: AbortSignal,
  ): Promise<Response> {
    return fetch(`${this.url}/XrdAdapter/RestService/forward/mapi/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
  }
}
