import { Module } from '@nestjs/common';
import { BookStore } from './book.store.js';
import { BooksLoader } from './books.loader.js';
import { BookLineResolver, ConsignmentBooksResolver } from './books.resolver.js';
import { BooksService } from './books.service.js';

/** The books are read and never written here: units post them. */
@Module({ providers: [BookStore, BooksService, BooksLoader, ConsignmentBooksResolver, BookLineResolver] })
export class BooksApiModule {}
