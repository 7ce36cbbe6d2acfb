import type { FastifyInstance } from 'fastify';
import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import type { SimulatedClock } from './simulated-clock.ts';

const advanceRequest = z.union([
  z.strictObject({ minutes: z.number() }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
]);

/** `GET /clock` and `POST /clock/advance` with `{"minutes": n}` or `{"to": "RFC 3339"}`; both answer `{now, offsetMs}`. */
export function clockRoutes(app: FastifyInstance, clock: SimulatedClock): void {
  const reading = () => ({ now: clock.stamp(), offsetMs: clock.offsetMs });

  app.get('/clock', reading);
  app.post('/clock/advance', (request) => {
    const asked = advanceRequest.parse(request.body);
    if ('to' in asked) clock.moveTo(DateTime.fromISO(asked.to));
    else clock.advance(Duration.fromObject({ minutes: asked.minutes }));
    return reading();
  });
}
