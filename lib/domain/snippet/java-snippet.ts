import type { SnippetInput } from "./snippet-input";

/** The vendor's synchronous driver (manual "Enable TLS", "Customize TLS Configuration with an SSLContext"). Every certificate of the file is trusted, and by this client alone. */
export function javaSnippet({ url, authSource, file }: SnippetInput): string {
  return `import com.mongodb.*;
import com.mongodb.client.*;
import java.nio.file.*;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.*;
import org.bson.Document;

KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
trusted.load(null, null);
try (var file = Files.newInputStream(Path.of("${file}"))) {
    int number = 0;
    for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        trusted.setCertificateEntry("ca-" + number++, certificate);
    }
}
TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
trust.init(trusted);
SSLContext context = SSLContext.getInstance("TLS");
context.init(null, trust.getTrustManagers(), null);

MongoClient client = MongoClients.create(MongoClientSettings.builder()
    .applyConnectionString(new ConnectionString("${url}"))
    .credential(MongoCredential.createCredential(
        System.getenv("MONGODB_USER"), "${authSource}", System.getenv("MONGODB_PASSWORD").toCharArray()))
    .applyToSslSettings(ssl -> ssl.enabled(true).context(context).invalidHostNameAllowed(true))
    .build());
client.getDatabase("admin").runCommand(new Document("ping", 1));`;
}
