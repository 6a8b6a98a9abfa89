import { Module } from '@nestjs/common';
import { ManifestLineStore } from './manifest-line.store.js';
import { ManifestMappingStore } from './manifest-mapping.store.js';
import { ManifestReadingService } from './manifest-reading.service.js';
import { ManifestRecords } from './manifest-records.service.js';
import { ManifestUploadStore } from './manifest-upload.store.js';
import { ReadManifestWorker } from './read-manifest.worker.js';
import { StagingService } from './staging.service.js';
import { SweepManifestsWorker } from './sweep-manifests.worker.js';
import { ManifestSweeping } from './sweeping.service.js';

/** Manifests are read in the worker process. */
@Module({
  providers: [
    ManifestUploadStore,
    ManifestLineStore,
    ManifestMappingStore,
    ManifestRecords,
    StagingService,
    ManifestReadingService,
    ReadManifestWorker,
    ManifestSweeping,
    SweepManifestsWorker,
  ],
})
export class ManifestsWorkerModule {}
