import { procedure, track, type Procedure, type Track } from './answers.ts';
import { send } from './send.ts';

/** What anyone sees without an account. */
export class PublicApi {
  constructor(private readonly apiUrl: string) {}

  async procedure(code: string): Promise<Procedure> {
    return (await send(`${this.apiUrl}/api/v1/procedures/${code}`, {}, procedure)).body;
  }

  /** @param secret of the receipt; without it only the degree of completion is shown */
  async track(code: string, secret?: string): Promise<Track> {
    const query = secret === undefined ? '' : `?secret=${secret}`;
    return (await send(`${this.apiUrl}/api/v1/tracking/${code}${query}`, {}, track)).body;
  }
}
