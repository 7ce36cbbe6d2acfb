export { type Access, everyone, SERVICE_SCOPES, type ServiceScope, signedIn } from './access.ts';
export { createHttpApp, httpAdapter, nameRoutes, prepareHttpApp } from './create-http-app.ts';
export { CONTRACT, Endpoint, type EndpointContract } from './endpoint.ts';
export { fieldFaults } from './field-faults.ts';
export { html, Html, safeHtml } from './html.ts';
export { HttpModule } from './http.module.ts';
export { Idempotency, Idempotent, type IdempotentRequest } from './idempotency.ts';
export { runProcess } from './run-process.ts';
export { etagOf, ExpectedVersion } from './version.ts';
