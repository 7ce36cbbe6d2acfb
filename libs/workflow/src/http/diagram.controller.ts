import { Controller, Get, Header, Param } from '@nestjs/common';
import { z } from 'zod';
import { Endpoint, everyone } from '#platform/http';
import { DrawWorkflow } from '../application/draw-workflow.ts';

const params = z.strictObject({ procedure: z.string().max(20) });

@Controller('workflows/:procedure/diagram')
export class DiagramController {
  constructor(private readonly drawing: DrawWorkflow) {}

  @Get()
  @Header('Content-Type', 'image/svg+xml; charset=utf-8')
  @Endpoint({
    summary: 'The internal process of a procedure, drawn',
    access: everyone('procedures and how they are handled must be made public (NĐ 61/2018 Đ.13)'),
    params,
    produces: 'image/svg+xml',
  })
  diagram(@Param() { procedure }: z.infer<typeof params>): Promise<string> {
    return this.drawing.newestFor(procedure);
  }
}
