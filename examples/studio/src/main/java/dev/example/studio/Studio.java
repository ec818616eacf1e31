package dev.example.studio;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** A page on which a person edits clips. Without an API key it runs against a fake of the service, and costs nothing. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Studio {

    public static void main(String[] args) {
        SpringApplication.run(Studio.class, args);
    }
}
