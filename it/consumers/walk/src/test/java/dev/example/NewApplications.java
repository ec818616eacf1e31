package dev.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One application for each transport, made in an empty folder and packed with an empty local repository, from what the README
 * shows and nothing else. They have the same sources, and differ in one dependency.
 */
final class NewApplications {

    private static final String USUAL = "wanedit-transport-jdk";

    /** What any project has. The class path in the jar leads into the local repository. */
    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>%s</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
            %s
              <build>
                <sourceDirectory>../sources</sourceDirectory>
                <finalName>edits</finalName>
                <plugins>
                  <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
                  <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
                  <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.6.1</version></plugin>
                  <plugin>
                    <artifactId>maven-jar-plugin</artifactId>
                    <version>3.5.1</version>
                    <configuration>
                      <archive>
                        <manifest>
                          <addClasspath>true</addClasspath>
                          <classpathPrefix>%s</classpathPrefix>
                          <classpathLayoutType>repository</classpathLayoutType>
                          <mainClass>QuickStart</mainClass>
                        </manifest>
                      </archive>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    private static final String ALL = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>edits</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
              <modules>%s</modules>
            </project>
            """;

    /** The page shows lines of a program that has a client and a folder. */
    private static final String COLLECT = """
            import dev.wanedit.VideoEditClient;
            import dev.wanedit.job.EditedVideo;
            import dev.wanedit.task.TaskId;
            import dev.wanedit.task.TaskSnapshot;
            import java.nio.file.Path;

            public class Collect {
                public static void main(String[] args) {
                    String id = args[0];
                    Path folder = Path.of(args[1]);
                    try (VideoEditClient client = VideoEditClient.builder().build()) {
                        %s
                        System.out.println(video.file());
                    }
                }
            }
            """;

    private static final String DIAGNOSE = """
            import dev.wanedit.VideoEditClient;

            public class Diagnose {
                public static void main(String[] args) {
                    %s
                }
            }
            """;

    private final Path folder;

    private NewApplications(Path folder) {
        this.folder = folder;
    }

    /** Makes and packs them in this folder. */
    static NewApplications in(Path folder) throws IOException, InterruptedException {
        NewApplications applications = new NewApplications(folder);
        applications.write();
        applications.install();
        applications.pack();
        return applications;
    }

    /** The jar of the application with this transport. */
    Path jar(String transport) {
        return folder.resolve(transport).resolve("target").resolve("edits.jar");
    }

    /** The compiled program of the README in it. */
    Path program(String transport) {
        return folder.resolve(transport).resolve("target").resolve("classes").resolve("QuickStart.class");
    }

    private void write() throws IOException {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        Files.writeString(sources.resolve("QuickStart.java"), Readme.program());
        Files.writeString(sources.resolve("Collect.java"), COLLECT.formatted(Readme.awaitById()));
        Files.writeString(sources.resolve("Diagnose.java"), DIAGNOSE.formatted(Readme.diagnosis()));
        StringBuilder modules = new StringBuilder();
        for (Map.Entry<String, String> transport : Readme.transports().entrySet()) {
            String name = transport.getKey();
            modules.append("<module>").append(name).append("</module>");
            Path project = Files.createDirectory(folder.resolve(name));
            String dependencies = Readme.dependencies().replace(USUAL, transport.getValue());
            Files.writeString(
                    project.resolve("pom.xml"),
                    POM.formatted(name, dependencies, repository().toUri()));
        }
        Files.writeString(folder.resolve("pom.xml"), ALL.formatted(modules));
    }

    /** As the README says: until there is a release, an install puts the artifacts into the local repository. */
    private void install() throws IOException {
        Path ours = Path.of(System.getProperty("repository"), "dev", "wanedit");
        Path there = repository().resolve("dev").resolve("wanedit");
        try (Stream<Path> files = Files.walk(ours)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = there.resolve(ours.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private void pack() throws IOException, InterruptedException {
        Running maven = Running.start(
                folder,
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                List.of(
                        Path.of(System.getProperty("maven"), "bin", "mvn").toString(),
                        "-B",
                        "-q",
                        "-s",
                        System.getProperty("settings"),
                        "-Dmaven.repo.local=" + repository(),
                        "package"));
        Said said = maven.end();
        if (said.exitCode() != 0) {
            throw new AssertionError("The applications could not be built: " + said.text());
        }
    }

    private Path repository() {
        return folder.resolve("repository");
    }
}
