import { Global, Module } from '@nestjs/common';
import { PlacesService } from './places.service.js';
import { PlacesStore } from './places.store.js';

@Global()
@Module({ providers: [PlacesService, PlacesStore], exports: [PlacesService] })
export class PlacesModule {}
