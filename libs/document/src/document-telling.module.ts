import { Module, type OnModuleInit } from '@nestjs/common';
import { OutwardFiles, OutwardFilesModule } from '#dossier';
import { PortalLinks } from './application/portal-links.ts';
import { TellFiles } from './application/tell-files.ts';
import { DocumentFilesModule } from './document-files.module.ts';

/** Tells whoever tells the national portal of dossiers which files they have. */
@Module({
  imports: [DocumentFilesModule, OutwardFilesModule],
  providers: [PortalLinks, TellFiles],
})
export class DocumentTellingModule implements OnModuleInit {
  constructor(
    private readonly outward: OutwardFiles,
    private readonly files: TellFiles,
  ) {}

  onModuleInit(): void {
    this.outward.add(this.files);
  }
}
