import type { SnippetInput } from "./snippet-input";

/**
 * Spring Boot 3.1 and later (reference "Securing Spring Boot Applications With SSL", SslBundles). The settings are a bean of our own, because no
 * property skips the host name alone; Spring's MongoDB properties are not read then.
 */
export function springSnippet({ url, authSource, file }: SnippetInput): string {
  return `// application.properties:
// spring.ssl.bundle.pem.mongodb.truststore.certificate=file:${file}

import com.mongodb.*;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.*;

@Configuration
class MongoTls {
    @Bean
    MongoClientSettings mongoClientSettings(SslBundles bundles) {
        return MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString("${url}"))
            .credential(MongoCredential.createCredential(
                System.getenv("MONGODB_USER"), "${authSource}", System.getenv("MONGODB_PASSWORD").toCharArray()))
            .applyToSslSettings(ssl -> ssl.enabled(true)
                .context(bundles.getBundle("mongodb").createSslContext())
                .invalidHostNameAllowed(true))
            .build();
    }
}`;
}
