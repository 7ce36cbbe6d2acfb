import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config';
import { FilesystemStore } from './adapters/filesystem.store.ts';
import { S3Store } from './adapters/s3.store.ts';
import { DocumentStore } from './application/document-store.ts';
import { VersionContent } from './application/version-content.ts';

/** Where the bytes of documents are, for the api and the worker alike. */
@Module({
  providers: [
    {
      provide: DocumentStore,
      inject: [CONFIG],
      useFactory: (config: Config) =>
        config.DOCUMENTS_STORE === 's3' ? new S3Store(config) : new FilesystemStore(config),
    },
    VersionContent,
  ],
  exports: [DocumentStore, VersionContent],
})
export class DocumentFilesModule {}
