import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, type InjectionToken, Module, type ModuleMetadata } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { apolloOptions } from './apollo-options.js';
import { AUTHENTICATOR, type Authenticator } from './authenticator.js';
import { GraphiqlController } from './graphiql.controller.js';
import { GraphiqlFiles } from './graphiql-files.js';
import { GRAPHQL_OPTIONS, type GraphqlOptions, GraphqlPlatform } from './graphql-platform.js';
import { SubscriptionServer } from './subscription-server.js';

export interface GraphqlPlatformOptions extends GraphqlOptions {
  /** The provider that is the Authenticator, and the modules that export it. */
  readonly authenticator: InjectionToken<Authenticator>;
  readonly imports?: ModuleMetadata['imports'];
}

/**
 * The GraphQL doors of the API process: HTTP and WebSocket at /graphql, GraphiQL at /graphiql. Resolvers are
 * found in whatever modules the application imports. SettingsModule must be there; DatabaseModule for loaders.
 */
@Module({})
export class GraphqlPlatformModule {
  static forApi(options: GraphqlPlatformOptions): DynamicModule {
    const platform = platformModule(options);
    return {
      module: GraphqlPlatformModule,
      imports: [
        platform,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [platform],
          inject: [GraphqlPlatform],
          useFactory: apolloOptions,
        }),
      ],
      controllers: [GraphiqlController],
      providers: [SubscriptionServer, GraphiqlFiles],
    };
  }
}

@Module({})
class PlatformModule {}

/** On its own, because Nest's GraphQL module, ours and the doors for files need what it makes. */
function platformModule({ authenticator, imports = [], ...options }: GraphqlPlatformOptions): DynamicModule {
  return {
    module: PlatformModule,
    // Other doors of the process ask the same authenticator.
    global: true,
    imports,
    providers: [
      { provide: AUTHENTICATOR, useExisting: authenticator },
      { provide: GRAPHQL_OPTIONS, useValue: options },
      GraphqlPlatform,
    ],
    exports: [AUTHENTICATOR, GRAPHQL_OPTIONS, GraphqlPlatform],
  };
}
