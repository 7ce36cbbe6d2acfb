import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobRegistry } from '#platform/queue';
import { PublishDossier } from '../application/publish-dossier.ts';

/** Serves the queue `publish-dossier`. */
@Injectable()
export class PublishDossierJob implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly publish: PublishDossier,
  ) {}

  onModuleInit(): void {
    this.registry.register('publish-dossier', ({ dossierId }) => this.publish.execute(dossierId));
  }
}
