import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { may } from '#authorization';
import { Endpoint } from '#platform/http';
import { ExportWorkflow } from '../application/export-workflow.ts';
import { type BpmnImport, importBpmn } from '../bpmn/import-bpmn.ts';
import { workflowSchema } from '../domain/definition.ts';

const params = z.strictObject({ procedure: z.string().max(20) });
const importBody = z.strictObject({ xml: z.string() });
const finding = z.strictObject({
  code: z.string(),
  element: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  line: z.int().nullable(),
  vi: z.string(),
  en: z.string(),
});
const imported = z.strictObject({
  definition: workflowSchema.nullable(),
  notes: z.array(finding),
  faults: z.array(finding),
});

const administering = may('administer', 'Workflow');

/** Workflows on their way to and from the BPMN editors of agencies. */
@Controller('workflows')
export class BpmnController {
  constructor(private readonly exporting: ExportWorkflow) {}

  @Get(':procedure/bpmn')
  @Header('Content-Type', 'application/xml; charset=utf-8')
  @Endpoint({
    summary: 'The internal process of a procedure as BPMN 2.0, to be edited elsewhere',
    access: administering,
    params,
    produces: 'application/xml',
  })
  export(@Param() { procedure }: z.infer<typeof params>): Promise<string> {
    return this.exporting.execute(procedure);
  }

  @Post('bpmn-imports')
  @HttpCode(200)
  @Endpoint({
    summary:
      'Read a BPMN 2.0 file: the workflow it becomes, what was assumed, or what is wrong; changes nothing',
    access: administering,
    body: importBody,
    answer: imported,
  })
  import(@Body() { xml }: z.infer<typeof importBody>): Promise<BpmnImport> {
    return importBpmn(xml);
  }
}
