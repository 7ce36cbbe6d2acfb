import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '#platform/queue';
import { ScanDocument } from '../application/scan-document.ts';

@Injectable()
export class ScanDocumentJob implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly scan: ScanDocument,
  ) {}

  onModuleInit(): void {
    this.registry.register('scan-document', ({ versionId }) => this.scan.execute(versionId));
  }
}
