import type { Deliver, HandingInOrder } from '#simulators';
import type { Answer } from './officer.ts';
import { serviceKeyOf } from './service-keys.ts';
import type { TestApi } from './test-api.ts';

export const [FORM, CERTIFICATE] = ['000.00.00.G15-KQ003204', '000.00.00.G15-KQ004389'] as const;

/** A birth registration at the desk of phường Hoa Ban, with its papers. */
export const BIRTH_ORDER: HandingInOrder = {
  procedure: '1.001193',
  case: '1.001193.01',
  agency: 'H99.41.01',
  components: [FORM, CERTIFICATE],
};

/** The portal's way into the province, by a service account of its own. */
export async function portalDoor(api: TestApi) {
  const headers = { authorization: `Bearer ${await serviceKeyOf(api, 'H99')}` };
  const send = (dossier: unknown): Promise<Answer> =>
    api.anyone.send('POST', '/portal-arrivals', dossier, headers);
  const deliver: Deliver = async (dossier) => {
    const { status, body } = await send(dossier);
    return { status, body };
  };
  return { send, deliver };
}
