import { Controller, Get, Header, Param } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Caller, type Principal } from '#identity';
import { Endpoint } from '#platform/http';
import { DrawDossier } from '../application/queries/draw-dossier.ts';

const params = z.strictObject({ id: z.uuid() });

@Controller('dossiers/:id/diagram')
export class DiagramController {
  constructor(private readonly drawing: DrawDossier) {}

  @Get()
  @Header('Content-Type', 'image/svg+xml; charset=utf-8')
  @Endpoint({
    summary: 'Where a dossier stands in its internal process, drawn',
    access: may('read', 'Dossier'),
    params,
    produces: 'image/svg+xml',
  })
  diagram(@Caller() officer: Principal, @Param() { id }: z.infer<typeof params>): Promise<string> {
    return this.drawing.execute(officer, id);
  }
}
