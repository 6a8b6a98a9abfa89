import { Module } from '@nestjs/common';
import { ReceivingApiModule } from '../receiving/receiving-api.module.js';
import { DonorsDoor } from './donors-door.service.js';
import { ManifestAcceptanceService } from './manifest-acceptance.service.js';
import { ManifestExportsController } from './manifest-exports.controller.js';
import { ManifestExports } from './manifest-exports.service.js';
import { ManifestGoods } from './manifest-goods.service.js';
import { ManifestLineStore } from './manifest-line.store.js';
import { ManifestMappingService } from './manifest-mapping.service.js';
import { ManifestMappingStore } from './manifest-mapping.store.js';
import { ManifestPreviews } from './manifest-previews.service.js';
import { ManifestUploadStore } from './manifest-upload.store.js';
import { ManifestLinesResolver, ManifestUploadsResolver } from './manifest-uploads.resolver.js';
import { ManifestUploadsService } from './manifest-uploads.service.js';
import { ManifestsController } from './manifests.controller.js';

/** Uploading manifests, looking at them, accepting them. */
@Module({
  imports: [ReceivingApiModule],
  controllers: [ManifestsController, ManifestExportsController],
  providers: [
    DonorsDoor,
    ManifestUploadStore,
    ManifestLineStore,
    ManifestMappingStore,
    ManifestUploadsService,
    ManifestPreviews,
    ManifestExports,
    ManifestMappingService,
    ManifestGoods,
    ManifestAcceptanceService,
    ManifestUploadsResolver,
    ManifestLinesResolver,
  ],
})
export class ManifestsApiModule {}
