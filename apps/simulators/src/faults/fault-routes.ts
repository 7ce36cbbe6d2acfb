import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { faultRequest, faultTargets } from './fault.ts';
import type { FaultScript } from './fault-script.ts';

const clearRequest = z.object({ target: z.enum(faultTargets).optional() });

/** `POST /faults` arms one, `GET /faults` lists what is armed, `DELETE /faults[?target=]` lifts them. */
export function faultRoutes(app: FastifyInstance, faults: FaultScript): void {
  app.post('/faults', (request, reply) => reply.code(201).send(faults.set(faultRequest.parse(request.body))));
  app.get('/faults', () => faults.list());
  app.delete('/faults', (request, reply) => {
    faults.clear(clearRequest.parse(request.query).target);
    return reply.code(204).send();
  });
}
