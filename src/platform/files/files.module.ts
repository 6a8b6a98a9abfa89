import { type DynamicModule, Global, Module } from '@nestjs/common';
import { type Settings, SettingsProblem } from '../settings/settings.js';
import { SETTINGS } from '../settings/settings.module.js';
import { DiskStorage } from './disk-storage.js';
import { FILE_STORAGE, type FileStorage } from './file-storage.js';
import { S3Storage } from './s3-storage.js';

/** Provides FILE_STORAGE, on disk or in a bucket as the settings say. The only place that decides. */
@Global()
@Module({})
export class FilesModule {
  static forProcess(): DynamicModule {
    return {
      module: FilesModule,
      providers: [{ provide: FILE_STORAGE, inject: [SETTINGS], useFactory: storageFor }],
      exports: [FILE_STORAGE],
    };
  }
}

/** @throws SettingsProblem for settings of S3 that are half there */
export async function storageFor(settings: Settings): Promise<FileStorage> {
  const { S3_BUCKET: bucket, S3_REGION: region, S3_ENDPOINT: endpoint } = settings;
  if (bucket) return S3Storage.connect({ bucket, region, endpoint, credentials: credentialsIn(settings) });
  if (endpoint)
    throw new SettingsProblem('S3_BUCKET: name the bucket, or unset S3_ENDPOINT to keep files on disk.');
  return new DiskStorage(settings.HUB_FILES_DIR);
}

function credentialsIn({ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey }: Settings) {
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey };
  if (!accessKeyId && !secretAccessKey) return undefined;
  throw new SettingsProblem('S3_ACCESS_KEY_ID: it and S3_SECRET_ACCESS_KEY are set together, or neither is.');
}
