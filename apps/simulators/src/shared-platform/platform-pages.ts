import type { FastifyInstance } from 'fastify';
import { sendPage, table } from '../pages/page.ts';
import { civilDossier } from './civil-status.ts';
import { heldPaper, person } from './held-papers.ts';
import type { SharedPlatform } from './shared-platform.ts';

/**
 * `POST /shared-platform/papers` puts a paper into somebody's store, `POST /shared-platform/people` makes somebody known;
 * `POST /shared-platform/civil-dossiers` has a dossier wait for the province, `GET /shared-platform/civil-states`: what it told of them;
 * `GET /shared-platform/calls`: every call, newest first. `GET /shared-platform` to look at.
 */
export function platformPages(app: FastifyInstance, platform: SharedPlatform): void {
  app.post('/shared-platform/papers', (request, reply) => {
    platform.papers.push(heldPaper.parse(request.body));
    return reply.code(201).send({ ok: true });
  });
  app.post('/shared-platform/people', (request, reply) => {
    platform.people.push(person.parse(request.body));
    return reply.code(201).send({ ok: true });
  });
  app.post('/shared-platform/civil-dossiers', (request, reply) => {
    platform.civilStatus.dossiers.push(civilDossier.parse(request.body));
    return reply.code(201).send({ ok: true });
  });
  app.get('/shared-platform/civil-states', () => platform.civilStatus.states);
  app.get('/shared-platform/calls', () => [...platform.calls()].reverse());
  app.get('/shared-platform', (_request, reply) =>
    sendPage(
      reply,
      'Nền tảng chia sẻ dữ liệu',
      table(
        ['Lúc', 'Dịch vụ', 'Trả lời'],
        [...platform.calls()]
          .reverse()
          .slice(0, 200)
          .map(({ at, service, status }) => [
            at,
            service,
            status === null ? 'không trả lời' : `HTTP ${status}`,
          ]),
        'Chưa có lượt tra cứu nào.',
      ),
    ),
  );
}
