import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

/** The API's description, OpenAPI 3.1, generated from the endpoints' contracts. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Một Cửa')
    .setDescription(
      'Hệ thống thông tin giải quyết thủ tục hành chính cấp tỉnh. Errors are RFC 9457 problem documents; creating ' +
        'requests carry Idempotency-Key, changes carry If-Match.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .build();
  return SwaggerModule.createDocument(app, outline, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
    autoTagControllers: true,
  });
}

/** Serves the description at `/openapi.json` and a readable page of it at `/docs`; made when it is first asked for. */
export function serveDocumentation(app: INestApplication, publicUrl: string): void {
  const describe = (): OpenAPIObject => ({ ...describeApi(app), servers: [{ url: publicUrl }] });
  SwaggerModule.setup('docs', app, describe, {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'Một Cửa – API',
  });
}
