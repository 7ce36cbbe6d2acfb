import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { clockRoutes } from './clock/clock-routes.ts';
import { faultRoutes } from './faults/fault-routes.ts';
import { ministryRoutes } from './ministry-platform/ministry-routes.ts';
import { handingInPages } from './national-portal/handing-in/handing-in-pages.ts';
import { portalPages } from './national-portal/portal-pages.ts';
import { portalProtocolRoutes } from './national-portal/portal-protocol-routes.ts';
import type { OutsideWorld } from './outside-world.ts';
import { indexRoutes } from './pages/index-page.ts';
import { answerProblems } from './pages/problem.ts';
import { paymentPages } from './payment-platform/payment-pages.ts';
import { paymentProtocolRoutes } from './payment-platform/payment-protocol-routes.ts';
import { platformPages } from './shared-platform/platform-pages.ts';
import { platformProtocolRoutes } from './shared-platform/platform-protocol-routes.ts';
import { signOnPages } from './sign-on/sign-on-pages.ts';
import { signOnProtocolRoutes } from './sign-on/sign-on-protocol-routes.ts';
import { smppPages } from './smpp/smpp-pages.ts';
import type { SmppServer } from './smpp/smpp-server.ts';
import { mailPages } from './smtp-sink/mail-pages.ts';
import { smsPages } from './viettel-sms/sms-pages.ts';
import { smsProtocolRoutes } from './viettel-sms/sms-protocol-routes.ts';
import { SoapService } from './viettel-sms/soap-service.ts';
import { zaloPages } from './zalo/zalo-pages.ts';
import { zaloProtocolRoutes } from './zalo/zalo-protocol-routes.ts';
import { webhookRoutes } from './webhook-receiver/webhook-routes.ts';
import { vnptPages } from './vnpt-sms/vnpt-pages.ts';
import { vnptProtocolRoutes } from './vnpt-sms/vnpt-protocol-routes.ts';

type Reachable = Omit<OutsideWorld, 'closeLedgers'>;

const megabyte = 1024 * 1024;

/** Everything of the outside world that is reached over HTTP; faults never strike its own pages. */
export async function buildHttpFront(
  world: Reachable,
  smppServer: SmppServer,
  logger: FastifyBaseLogger,
): Promise<FastifyInstance> {
  const { portal, sms, vnptSms, smpp, zalo, mail, payments, webhooks, publicUrl } = world;
  const { sharedPlatform, faults, clock } = world;
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    bodyLimit: 16 * megabyte,
  });
  answerProblems(app);
  indexRoutes(app, clock, faults);
  clockRoutes(app, clock);
  faultRoutes(app, faults);
  portalPages(app, portal);
  handingInPages(app, world);
  smsPages(app, sms);
  vnptPages(app, vnptSms);
  smppPages(app, smpp, smppServer);
  mailPages(app, mail);
  platformPages(app, sharedPlatform);
  const callBackUrl = `${publicUrl}/api/v1/payment-platform/call-backs`;
  await app.register(paymentPages, { payments, callBackUrl });
  await app.register(zaloPages, { zalo, eventsUrl: `${publicUrl}/api/v1/zalo/events` });
  const signOns = [world.signOn, world.citizenSignOn];
  for (const signOn of signOns) await app.register(signOnPages, { signOn });
  await app.register(portalProtocolRoutes, { portal, faults });
  await app.register(ministryRoutes, { ministry: world.ministry, faults });
  await app.register(smsProtocolRoutes, { gateway: sms, soap: await SoapService.open(), faults });
  await app.register(vnptProtocolRoutes, { gateway: vnptSms, faults });
  await app.register(zaloProtocolRoutes, { zalo, faults });
  await app.register(platformProtocolRoutes, { platform: sharedPlatform, faults });
  await app.register(webhookRoutes, { receiver: webhooks, faults });
  await app.register(paymentProtocolRoutes, { payments, faults });
  for (const signOn of signOns) await app.register(signOnProtocolRoutes, { signOn, faults });
  return app;
}
